package io.adledger.stream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.stream.AdJournal;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkConsumerTest {

    @TempDir
    private Path directory;

    private final AdJournal journal = new AdJournal();
    private final List<Delivery> applied = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, List<Sink.Failure>> behaviour = delivery -> List.of();

    @Test
    void aRecordThatItsSinkRefusedIsKeptWholeAndAppliedOnceTheSinkTakesIt() {
        behaviour = delivery -> List.of(Sink.Failure.never(delivery, "no room for it"));
        journal.state("a", 0, "10");
        try (SinkConsumer consumer = start(Hopeless.SET_ASIDE)) {
            await().until(() -> consumer.status().blocksBehind() == 0);
            List<String> ids = consumer.deadLetters().ids();
            KeptLetter letter = consumer.deadLetters().find(ids.getLast()).orElseThrow();
            assertThat(letter.letter().error()).isEqualTo("no room for it");
            assertThat(letter.letter().sink()).isEqualTo("shelf");

            assertThat(consumer.redrive(letter)).contains("no room for it");
            assertThat(consumer.deadLetters().find(letter.id()).orElseThrow().attempts())
                    .isEqualTo(2);
            behaviour = delivery -> List.of();
            assertThat(consumer.redrive(letter)).isEmpty();

            assertThat(consumer.deadLetters().ids()).hasSize(ids.size() - 1).doesNotContain(letter.id());
            assertThat(applied).hasSize(1);
        }
    }

    @Test
    void aSinkThatMaySkipNothingStopsAtWhatItRefusesAndSaysWhy() {
        behaviour = delivery -> List.of(Sink.Failure.never(delivery, "block 0 does not verify"));
        journal.state("a", 0, "10");
        try (SinkConsumer consumer = start(Hopeless.STOP)) {
            await().until(() -> consumer.status().counts().trouble().isPresent());
            assertThat(consumer.status().blocksBehind()).isEqualTo(1);
            assertThat(consumer.status().deadLetters()).isZero();
            assertThat(consumer.status().counts().trouble().orElseThrow().error())
                    .contains("block 0");

            behaviour = delivery -> List.of();

            await().until(() -> consumer.status().blocksBehind() == 0);
            await().until(() -> consumer.status().counts().trouble().isEmpty());
        }
    }

    @Test
    void aDefectOfTheSinkCostsTheRecordThatShowsItAlone() {
        String poison = AdJournal.documentId("b");
        behaviour = delivery -> {
            if (delivery.record().toString().contains(poison)) {
                throw new IllegalStateException("a defect");
            }
            return List.of();
        };
        journal.state("a", 0, "10").state("b", 0, "10").state("c", 0, "10");
        try (SinkConsumer consumer = start(Hopeless.SET_ASIDE)) {
            await().until(() -> consumer.status().blocksBehind() == 0);

            // The block's summary names the document, as its revision does.
            assertThat(consumer.status().deadLetters()).isEqualTo(2);
            assertThat(applied.toString()).contains(AdJournal.documentId("a"), AdJournal.documentId("c"));
        }
    }

    @Test
    void howFarBehindItIsHasAnAge() {
        behaviour = delivery -> List.of(Sink.Failure.later(delivery, "down"));
        journal.state("a", 0, "10");
        try (SinkConsumer consumer = start(Hopeless.SET_ASIDE)) {
            await().until(() -> consumer.status().oldest().compareTo(Duration.ofMillis(5)) > 0);

            behaviour = delivery -> List.of();

            await().until(() -> consumer.status().oldest().isZero());
            assertThat(consumer.status().counts().perSecond()).isPositive();
        }
    }

    private SinkConsumer start(Hopeless hopeless) {
        return SinkConsumer.start(
                new SinkSettings("shelf", hopeless, 10, Duration.ZERO),
                this::apply,
                new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                new SinkConsumer.Folders(directory.resolve("checkpoints"), directory.resolve("dead-letters")),
                new Backoff(Duration.ofMillis(5), Duration.ofMillis(50)));
    }

    private List<Sink.Failure> apply(List<Delivery> batch) {
        List<Sink.Failure> failures = new ArrayList<>();
        List<Delivery> good = new ArrayList<>();
        for (Delivery delivery : batch) {
            List<Sink.Failure> failed = behaviour.apply(delivery);
            failures.addAll(failed);
            if (failed.isEmpty()) {
                good.add(delivery);
            }
        }
        applied.addAll(good);
        return failures;
    }
}
