package io.adledger.stream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.state.AdChange;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreUnavailableException;
import io.adledger.stream.AdJournal;
import io.adledger.stream.lambda.StreamHandler;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.state.StateStoreSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSourceLoopTest {

    @TempDir
    private Path directory;

    private final AdJournal journal = new AdJournal();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final EventSourceLoop.Backoff quickly =
            new EventSourceLoop.Backoff(Duration.ofMillis(5), Duration.ofMillis(50));

    @Test
    void whatIsCommittedWhileItRunsArrives() {
        try (EventSourceLoop loop = start()) {
            journal.state("a", 0, "10").state("a", 1, "11");

            await().until(() -> Long.valueOf(1).equals(versions.get(AdJournal.documentId("a"))));
            await().until(() -> loop.progress().lag().blocks() == 0);
            assertThat(loop.progress().running()).isTrue();
        }
    }

    @Test
    void whileTheStoreIsDownItSaysSoAndNothingIsLost() {
        down.set(true);
        journal.state("a", 0, "10");
        try (EventSourceLoop loop = start()) {
            await().until(() -> loop.progress().failure().isPresent());
            assertThat(loop.progress().lag().blocks()).isEqualTo(1);

            down.set(false);

            await().until(() -> versions.containsKey(AdJournal.documentId("a")));
            await().until(() -> loop.progress().failure().isEmpty());
        }
    }

    @Test
    void itGoesOnFromItsCheckpoint() {
        journal.state("a", 0, "10");
        try (EventSourceLoop loop = start()) {
            await().until(() -> loop.progress().lag().blocks() == 0);
        }
        versions.clear();
        journal.state("b", 0, "10");

        try (EventSourceLoop loop = start()) {
            await().until(() -> loop.progress().lag().blocks() == 0);
        }

        assertThat(versions).containsOnlyKeys(AdJournal.documentId("b"));
    }

    @Test
    void poisonBecomesADeadLetterAndIsPassed() {
        journal.other("Ads", "no-ad").state("a", 0, "10");

        try (EventSourceLoop loop = start()) {
            await().until(() -> loop.progress().lag().blocks() == 0);
        }

        assertThat(versions).containsOnlyKeys(AdJournal.documentId("a"));
        assertThat(FileDeadLetters.open(directory.resolve("dead")).count()).isEqualTo(1);
    }

    @Test
    void aCheckpointIsOldOrNewNeverHalf() throws Exception {
        Path file = directory.resolve("position");
        FileCheckpoint checkpoint = FileCheckpoint.open(file);
        assertThat(checkpoint.position()).isEmpty();

        checkpoint.advance("1");
        Files.writeString(directory.resolve("position.new"), "half");

        assertThat(FileCheckpoint.open(file).position()).isEqualTo(Optional.of("1"));
    }

    private EventSourceLoop start() {
        StateStore store = this::apply;
        BatchProcessor processor = new BatchProcessor(
                "state-store",
                new StateStoreSink(store, new Retry(1, Duration.ofMillis(1)), 4),
                Hopeless.SET_ASIDE,
                FileDeadLetters.open(directory.resolve("dead")),
                Clock.systemUTC());
        return EventSourceLoop.start(
                new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                new StreamHandler(processor),
                FileCheckpoint.open(directory.resolve("checkpoint")),
                10,
                quickly);
    }

    private void apply(AdChange change) {
        if (down.get()) {
            throw new StateStoreUnavailableException("down", new IllegalStateException());
        }
        versions.merge(change.documentId(), change.version(), Math::max);
    }
}
