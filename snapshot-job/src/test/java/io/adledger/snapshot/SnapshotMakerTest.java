package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.export.ObjectStoreException;
import io.adledger.ledger.export.PrunableObjectStore;
import io.adledger.ledger.export.StoredObject;
import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotMakerTest {

    private final Workshop workshop = new Workshop();

    @BeforeEach
    void grow() {
        new Random(7).ints(200, 0, 24).forEach(workshop.journal()::grow);
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aSnapshotHasBoundedFilesCountsAndTheDigestOfItsPosition() {
        SnapshotManifest made = workshop.make(150);

        assertThat(made.files()).hasSizeGreaterThan(1);
        assertThat(made.counts().total()).isEqualTo(8);
        assertThat(made.digest().tip().sequenceNo()).isEqualTo(150);
        assertThat(workshop.documents(made)).isEqualTo(workshop.folded(150));
        assertThat(workshop.verify(made).faults()).isEmpty();
        assertThat(workshop.store().find(made.id())).contains(made);
    }

    @Test
    void asItIsBuiltOnTheOneBeforeItReadsOnlyTheBlocksInBetween() {
        SnapshotManifest base = workshop.make(150);
        List<Long> read = new ArrayList<>();
        JournalReader journal = new Watched(workshop.journal().store(), block -> read.add(block.sequenceNo()));

        SnapshotManifest made = new SnapshotMaker(workshop.store(), workshop.work(), Workshop.SETTINGS)
                .make(Workshop.idAt(190), journal, SnapshotProgress.NONE);

        assertThat(made.builtOn()).contains(base.id());
        assertThat(read.stream().filter(block -> block != 150)).allMatch(block -> block > 150);
        assertThat(workshop.verify(made).faults()).isEmpty();
    }

    @Test
    void aSnapshotThatIsThereIsNotMadeAgain() {
        SnapshotManifest made = workshop.make(100);

        assertThat(workshop.make(100)).isEqualTo(made);
    }

    @Test
    void aRunThatIsBrokenOffWhileItFoldsLeavesNothingAndGoesOn() {
        AtomicInteger left = new AtomicInteger(120);
        JournalReader breaking = new Watched(workshop.journal().store(), block -> {
            if (left.decrementAndGet() == 0) {
                throw new IllegalStateException("killed");
            }
        });
        SnapshotMaker maker = new SnapshotMaker(workshop.store(), workshop.work(), Workshop.SETTINGS);

        assertThatThrownBy(() -> maker.make(Workshop.idAt(150), breaking, SnapshotProgress.NONE))
                .hasMessage("killed");

        assertThat(workshop.store().ids()).isEmpty();
        assertThat(workshop.verify(workshop.make(150)).faults()).isEmpty();
        assertThat(Folders.in(workshop.work())).isEmpty();
    }

    @Test
    void aRunThatIsBrokenOffAtAnyPutLeavesNothingAndGoesOn() {
        for (int puts = 0; puts < 3; puts++) {
            try (Workshop other = new Workshop()) {
                new Random(7).ints(200, 0, 24).forEach(other.journal()::grow);
                PrunableObjectStore breaking = new Breaking(other.objects(), new AtomicInteger(puts));
                SnapshotMaker maker = new SnapshotMaker(
                        new SnapshotStore(breaking, Workshop.PREFIX), other.work(), Workshop.SETTINGS);

                assertThatThrownBy(() ->
                                maker.make(Workshop.idAt(150), other.journal().store(), SnapshotProgress.NONE))
                        .isInstanceOf(ObjectStoreException.class);

                assertThat(other.store().ids()).isEmpty();
                assertThat(other.store().find(Workshop.idAt(150))).isEmpty();
                assertThat(other.verify(other.make(150)).faults()).isEmpty();
                assertThat(other.store().removeLeftovers()).isZero();
            }
        }
    }

    @Test
    void whatABrokenRunLeftIsRemovedIfNobodyGoesOn() {
        PrunableObjectStore breaking = new Breaking(workshop.objects(), new AtomicInteger(2));
        SnapshotMaker maker =
                new SnapshotMaker(new SnapshotStore(breaking, Workshop.PREFIX), workshop.work(), Workshop.SETTINGS);
        assertThatThrownBy(
                        () -> maker.make(Workshop.idAt(150), workshop.journal().store(), SnapshotProgress.NONE))
                .isInstanceOf(ObjectStoreException.class);

        maker.discardUnfinished();

        assertThat(workshop.store().removeLeftovers()).isEqualTo(2);
        assertThat(workshop.objects().keys("")).isEmpty();
        assertThat(Folders.in(workshop.work())).isEmpty();
    }

    @Test
    void aDamagedSnapshotIsNotBuiltOnAndThatIsSaid() throws IOException {
        SnapshotManifest sound = workshop.make(50);
        SnapshotManifest damaged = workshop.make(100);
        Files.writeString(
                workshop.file(Workshop.PREFIX + damaged.id() + "/"
                        + damaged.files().getLast().name()),
                "mischief");
        List<String> warnings = new ArrayList<>();

        SnapshotManifest made = new SnapshotMaker(workshop.store(), workshop.work(), Workshop.SETTINGS)
                .make(Workshop.idAt(150), workshop.journal().store(), new SnapshotProgress() {
                    @Override
                    public void reached(Step step, long done, long total) {}

                    @Override
                    public void warn(String warning) {
                        warnings.add(warning);
                    }
                });

        assertThat(made.builtOn()).contains(sound.id());
        assertThat(warnings).singleElement().asString().contains(damaged.id().toString(), "is not used");
        assertThat(workshop.verify(made).faults()).isEmpty();
    }

    @Test
    void eachSnapshotIsCompleteInItself() {
        SnapshotManifest base = workshop.make(50);
        SnapshotManifest made = workshop.make(150);

        workshop.store().remove(base.id());

        assertThat(workshop.store().ids()).containsExactly(made.id());
        assertThat(workshop.verify(made).faults()).isEmpty();
    }

    /** Tells of each block that is read. */
    private record Watched(JournalReader journal, Consumer<Block> watcher) implements JournalReader {

        @Override
        public Stream<Block> read(long fromSequenceNo) {
            return journal.read(fromSequenceNo).peek(watcher);
        }

        @Override
        public Optional<JournalTip> tip() {
            return journal.tip();
        }
    }

    /** Fails for good after some puts. */
    private record Breaking(PrunableObjectStore objects, AtomicInteger left) implements PrunableObjectStore {

        @Override
        public void put(String key, StoredObject object) {
            if (left.getAndDecrement() <= 0) {
                throw new ObjectStoreException("the disk is full", false, new IOException());
            }
            objects.put(key, object);
        }

        @Override
        public InputStream read(String key) {
            return objects.read(key);
        }

        @Override
        public List<String> keys(String prefix) {
            return objects.keys(prefix);
        }

        @Override
        public void remove(String key) {
            objects.remove(key);
        }
    }
}
