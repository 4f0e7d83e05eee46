package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.snapshot.SnapshotErasure.Erased;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.store.SnapshotManifest;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotErasureTest {

    private static final String SECRET = AdJournal.title(3, 0);

    private final Workshop workshop = new Workshop();
    private final AdJournal journal = workshop.journal();

    @BeforeEach
    void grow() {
        for (int ad = 0; ad < 8; ad++) {
            journal.change(ad);
        }
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void whatIsRedactedGoesFromEverySnapshotAndTheManifestSaysSo() {
        SnapshotManifest first = workshop.make(5);
        SnapshotManifest second = workshop.make(7);
        assertThat(workshop.isAnywhere(SECRET)).isTrue();
        journal.delete(3);
        journal.redact(3, 0);

        Erased erased = new SnapshotErasure(workshop.store()).run(journal.store());

        assertThat(erased.documents()).isEqualTo(2);
        assertThat(erased.damaged()).isEmpty();
        assertThat(workshop.isAnywhere(SECRET)).isFalse();
        for (SnapshotManifest made : List.of(first, second)) {
            SnapshotManifest now = workshop.store().find(made.id()).orElseThrow();
            assertThat(now.redactions().upTo()).isEqualTo(journal.tip());
            assertThat(now.redactions().documents()).isEqualTo(1);
            assertThat(now.counts().erased()).isEqualTo(1);
            assertThat(now.counts().total()).isEqualTo(made.counts().total());
            assertThat(now.digest()).isEqualTo(made.digest());
            assertThat(workshop.verify(now).faults()).isEmpty();
        }
    }

    @Test
    void beforeThatItDoesNotComeBackByReadingAndVerifySaysThatItIsThere() {
        SnapshotManifest made = workshop.make(7);
        journal.delete(3);
        journal.redact(3, 0);

        assertThat(workshop.folded(made, 7))
                .filteredOn(document -> document.content() instanceof Content.Erased)
                .hasSize(1);
        assertThat(workshop.folded(made, 7)).isEqualTo(workshop.folded(7));
        assertThat(workshop.verify(made).faults()).singleElement().asString().contains("1 ads were redacted since");
    }

    @Test
    void aSnapshotBuiltOnOneThatStillHasItHasItNot() {
        workshop.make(7);
        journal.change(3);
        journal.change(3);
        journal.redact(3, 0);

        SnapshotManifest second = workshop.make(journal.tip());
        SnapshotManifest third = workshop.make(8);

        assertThat(workshop.verify(second).faults()).isEmpty();
        assertThat(workshop.verify(third).faults()).isEmpty();
    }

    @Test
    void whoseAnAdWasIsForgottenWithItsLastRevision() {
        SnapshotManifest made = workshop.make(7);
        journal.remove(3);
        SnapshotManifest removed = workshop.make(8);
        assertThat(workshop.isAnywhere("publisher of 3")).isTrue();
        AdDocument document = removedDocument(removed);
        assertThat(document.owner()).isPresent();

        journal.redactRemoved(3, 0);
        new SnapshotErasure(workshop.store()).run(journal.store());

        assertThat(workshop.isAnywhere("publisher of 3")).isFalse();
        assertThat(removedDocument(removed).owner()).isEmpty();
        assertThat(workshop.verify(made).faults()).isEmpty();
        assertThat(workshop.verify(removed).faults()).isEmpty();
    }

    @Test
    void lookingAgainCostsNothingAndChangesNothing() {
        SnapshotManifest made = workshop.make(7);
        SnapshotErasure erasure = new SnapshotErasure(workshop.store());
        journal.delete(3);
        journal.redact(3, 0);
        erasure.run(journal.store());
        SnapshotManifest once = workshop.store().find(made.id()).orElseThrow();
        journal.change(4);

        assertThat(erasure.run(journal.store()).documents()).isZero();

        assertThat(workshop.store().find(made.id())).contains(once);
    }

    @Test
    void whatAKilledErasureLeftIsRemovedByTheNext() throws Exception {
        SnapshotManifest made = workshop.make(7);
        String file =
                Workshop.PREFIX + made.id() + "/" + made.files().getFirst().name();
        byte[] before = Files.readAllBytes(workshop.file(file));
        journal.delete(3);
        journal.redact(3, 0);
        new SnapshotErasure(workshop.store()).run(journal.store());
        Files.write(workshop.file(file.replace("000000-", "000000-0")), before);

        new SnapshotErasure(workshop.store()).run(journal.store());

        assertThat(workshop.file(file.replace("000000-", "000000-0"))).doesNotExist();
        assertThat(workshop.verify(made).faults()).isEmpty();
    }

    private AdDocument removedDocument(SnapshotManifest manifest) {
        return workshop.documents(manifest).stream()
                .filter(document -> document.content() instanceof Content.Removed)
                .findFirst()
                .orElseThrow();
    }
}
