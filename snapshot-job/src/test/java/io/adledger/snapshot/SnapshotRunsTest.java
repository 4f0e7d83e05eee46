package io.adledger.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.snapshot.store.SnapshotId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotRunsTest {

    private static final Instant NOW = Instant.parse("2026-02-03T00:00:00Z");
    private static final SnapshotSettings SETTINGS = Workshop.SETTINGS.withClock(InstantSource.fixed(NOW));

    private final Workshop workshop = new Workshop();
    private SnapshotRuns runs;

    @BeforeEach
    void begin() {
        for (int ad = 0; ad < 8; ad++) {
            workshop.journal().change(ad);
        }
        runs = new SnapshotRuns(
                workshop.store(), workshop.work(), () -> workshop.journal().store(), SETTINGS);
    }

    @AfterEach
    void close() {
        runs.close();
        workshop.close();
    }

    @Test
    void whatIsAskedForIsMadeInTheBackgroundOfTheLastMonthIfNothingElseIsSaid() {
        SnapshotId id = runs.start(Optional.empty());

        await().until(() -> workshop.store().ids().contains(id));
        assertThat(id.moment()).isEqualTo("2026-02-01T00:00:00Z");
        await().until(() -> runs.current().isEmpty());
        assertThat(runs.start(Optional.empty())).isEqualTo(id);
    }

    @Test
    void noTwoAreMadeAtOnce() {
        SnapshotLock other = SnapshotLock.tryHold(workshop.work()).orElseThrow();

        assertThatThrownBy(() -> runs.start(Optional.empty())).isInstanceOf(SnapshotsBusyException.class);
        assertThat(runs.make(NOW)).isFalse();
        assertThat(runs.erase()).isFalse();

        other.close();
        assertThat(runs.make(NOW)).isTrue();
        assertThat(workshop.store().ids()).hasSize(1);
    }

    @Test
    void aRunThatFailsSaysWhyAndGivesTheLockBack() {
        CountDownLatch asked = new CountDownLatch(1);
        SnapshotRuns failing = new SnapshotRuns(
                workshop.store(),
                workshop.work(),
                () -> {
                    asked.countDown();
                    if (Thread.currentThread().getName().equals("snapshot")) {
                        throw new IllegalStateException("the ledger is closed");
                    }
                    return workshop.journal().store();
                },
                SETTINGS);

        failing.start(Optional.empty());

        await().until(() -> failing.current().flatMap(SnapshotRun::failure).isPresent());
        assertThat(failing.current().flatMap(SnapshotRun::failure)).contains("the ledger is closed");
        await().until(() -> runs.make(NOW));
        failing.close();
    }

    @Test
    void whatIsRedactedIsErased() {
        runs.make(NOW);
        workshop.journal().delete(3);
        workshop.journal().redact(3, 0);
        assertThat(workshop.isAnywhere(AdJournal.title(3, 0))).isTrue();

        assertThat(runs.erase()).isTrue();

        assertThat(workshop.isAnywhere(AdJournal.title(3, 0))).isFalse();
    }
}
