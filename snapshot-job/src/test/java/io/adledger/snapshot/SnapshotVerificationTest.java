package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.store.Counts;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.DocumentPacker;
import io.adledger.snapshot.store.SnapshotFile;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotVerificationTest {

    private final Workshop workshop = new Workshop();

    @BeforeEach
    void grow() {
        for (int step = 0; step < 48; step++) {
            workshop.journal().change(step % 8);
        }
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aFileThatWasTamperedWithIsNamed() throws IOException {
        SnapshotManifest made = workshop.make(40);
        SnapshotFile file = made.files().getFirst();
        Path path = workshop.file(Workshop.PREFIX + made.id() + "/" + file.name());
        byte[] content = Files.readAllBytes(path);
        content[content.length / 2] ^= 1;
        Files.write(path, content);

        assertThat(workshop.verify(made).faults()).singleElement().asString().contains(file.name(), "checksum");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        SnapshotManifest made = workshop.make(40);
        SnapshotFile file = made.files().getLast();
        Files.delete(workshop.file(Workshop.PREFIX + made.id() + "/" + file.name()));

        assertThat(workshop.verify(made).faults()).singleElement().asString().contains(file.name());
    }

    @Test
    void aDocumentThatWasForgedWithAllItsChecksumsIsFoundByTheLedger() {
        SnapshotManifest made = workshop.make(40);
        List<AdDocument> documents = new ArrayList<>(
                workshop.store().documents(made.id(), made.files().getFirst()));
        AdDocument forged = documents.getFirst();
        documents.set(
                0, new AdDocument(forged.documentId(), forged.version() + 1, forged.sequenceNo(), forged.content()));
        publish(made, documents);

        assertThat(workshop.verify(made).faults())
                .singleElement()
                .asString()
                .contains(forged.documentId(), "not what the ledger says");
    }

    @Test
    void aDocumentThatWasLeftOutWithAllChecksumsIsFoundByTheLedger() {
        SnapshotManifest made = workshop.make(40);
        List<AdDocument> documents = new ArrayList<>(
                workshop.store().documents(made.id(), made.files().getFirst()));
        AdDocument leftOut = documents.removeFirst();
        assertThat(documents).isNotEmpty();
        publish(made, documents);

        assertThat(workshop.verify(made).faults())
                .singleElement()
                .asString()
                .contains(leftOut.documentId(), "is missing");
    }

    @Test
    void aManifestWithAnotherDigestContradictsItself() throws IOException {
        SnapshotManifest made = workshop.make(40);
        Path manifest = workshop.file(Workshop.PREFIX + made.id() + "/manifest.ion");
        String text = Files.readString(manifest);
        String digest = made.digest().hash().toString();
        assertThat(text).contains(digest);
        Files.writeString(manifest, text.replaceFirst(Pattern.quote(digest), "A" + digest.substring(1)));

        assertThatThrownBy(() -> workshop.verify(made))
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("contradicts itself");
    }

    @Test
    void aSnapshotOfAnotherLedgerIsNotInThisOne() {
        SnapshotManifest made = workshop.make(40);
        AdJournal other = new AdJournal();
        for (int step = 0; step < 48; step++) {
            other.change(step % 8);
        }

        SnapshotReport report = new SnapshotVerification(workshop.store(), workshop.work())
                .verify(made.id(), other.store(), SnapshotProgress.NONE);

        assertThat(report.faults()).singleElement().asString().contains("not in the journal");
        assertThat(new Snapshots(workshop.store()).newestUpTo(47, other.store(), SnapshotProgress.NONE))
                .isEmpty();
        assertThatThrownBy(() -> new Snapshots(workshop.store()).upTo(47, made.id(), other.store()))
                .isInstanceOf(NoSnapshotException.class)
                .hasMessageContaining("another ledger");
    }

    @Test
    void whatIsNotThereIsSaid() {
        SnapshotId none = Workshop.idAt(3);

        assertThatThrownBy(() -> new SnapshotVerification(workshop.store(), workshop.work())
                        .verify(none, workshop.journal().store(), SnapshotProgress.NONE))
                .isInstanceOf(NoSnapshotException.class)
                .hasMessageContaining(none.toString());
    }

    private void publish(SnapshotManifest made, List<AdDocument> documents) {
        SnapshotFile file =
                workshop.store().put(made.id(), 0, new DocumentPacker(documents.iterator(), Integer.MAX_VALUE).next());
        List<SnapshotFile> files = new ArrayList<>(made.files());
        long fewer = files.getFirst().documents() - file.documents();
        files.set(0, file);
        workshop.store()
                .publish(new SnapshotManifest(
                        made.id(),
                        made.createdAt(),
                        made.position(),
                        made.blockHash(),
                        made.blockHashes(),
                        new Counts(made.counts().live() - fewer, 0, 0, 0),
                        made.redactions(),
                        files,
                        made.builtOn()));
    }
}
