package io.adledger.stream.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.stream.UserRecord;
import io.adledger.state.AdEntry;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreUnavailableException;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.DeadLetters;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StateStoreSinkTest {

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final List<DeadLetter> deadLetters = Collections.synchronizedList(new ArrayList<>());
    private final Retry quickly = new Retry(3, Duration.ofMillis(1));

    @Test
    void theNewestVersionOfAnAdIsWhatStays() {
        List<SourceRecord> records =
                new AdJournal().state("a", 0, "10").state("a", 1, "12.50").records();

        assertThat(processor(store).apply(records)).isEmpty();

        AdEntry.Live ad = (AdEntry.Live) store.entry(AdJournal.documentId("a")).orElseThrow();
        assertThat(ad.version()).isEqualTo(1);
        assertThat(ad.state().ad().content().price()).isEqualByComparingTo("12.50");
    }

    @Test
    void aDeletedAdLeavesATombstone() {
        processor(store)
                .apply(new AdJournal().state("a", 0, "10").delete("a", 1).records());

        assertThat(store.entry(AdJournal.documentId("a"))).containsInstanceOf(AdEntry.Tombstone.class);
    }

    @Test
    void anAdThatIsRestoredTakesThePlaceOfItsTombstone() {
        processor(store)
                .apply(new AdJournal().state("a", 0, "10").delete("a", 1).records());
        processor(store)
                .apply(new AdJournal()
                        .state("a", 0, "10")
                        .delete("a", 1)
                        .restore("a", 2, "10")
                        .records());

        assertThat(store.entry(AdJournal.documentId("a"))).containsInstanceOf(AdEntry.Live.class);
    }

    @Test
    void otherTablesAndRedactedRevisionsAreNoChange() {
        processor(store)
                .apply(new AdJournal()
                        .other("IdempotencyKeys", "k")
                        .redacted("a", 0)
                        .records());

        assertThat(store.entry("k")).isEmpty();
        assertThat(store.entry(AdJournal.documentId("a"))).isEmpty();
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void poisonIsSetAsideWithItsPayloadAndStopsNobody() {
        byte[] garbage = {1, 2, 3};
        List<SourceRecord> records = new ArrayList<>();
        records.add(new SourceRecord(AdJournal.ARN, "0", new UserRecord("key", ByteBuffer.wrap(garbage))));
        records.addAll(new AdJournal().other("Ads", "no-ad").state("a", 0, "10").records());

        assertThat(processor(store).apply(records)).isEmpty();

        assertThat(store.entry(AdJournal.documentId("a"))).isPresent();
        assertThat(deadLetters).hasSize(2);
        assertThat(deadLetters.getFirst().record().toBytes()).isEqualTo(garbage);
        assertThat(deadLetters.getLast().error()).contains("event is missing");
    }

    @Test
    void whatTheStoreRefusesForGoodIsSetAsideAndTheVersionBeforeItWritten() {
        StateStore refusing = change -> {
            if (change.version() == 2) {
                throw new IllegalArgumentException("too large");
            }
            store.apply(change);
        };

        Set<String> failed = processor(refusing)
                .apply(new AdJournal()
                        .state("a", 0, "10")
                        .state("a", 1, "11")
                        .state("a", 2, "12")
                        .records());

        assertThat(failed).isEmpty();
        assertThat(deadLetters).hasSize(1);
        assertThat(store.entry(AdJournal.documentId("a")).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void onlyTheRecordsOfWhatFailedAreReported() {
        StateStore downForOne = change -> {
            if (change.documentId().equals(AdJournal.documentId("b"))) {
                throw new StateStoreUnavailableException("down", new IllegalStateException());
            }
            store.apply(change);
        };
        List<SourceRecord> records = new AdJournal()
                .state("a", 0, "1")
                .state("b", 0, "1")
                .state("c", 0, "1")
                .records();

        Set<String> failed = processor(downForOne).apply(records);

        assertThat(failed).containsExactly(records.get(3).sequenceNumber());
        assertThat(store.entry(AdJournal.documentId("c"))).isPresent();
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void aShortOutageIsSatOut() {
        AtomicInteger attempts = new AtomicInteger();
        StateStore shaky = change -> {
            if (attempts.incrementAndGet() < 3) {
                throw new StateStoreUnavailableException("down", new IllegalStateException());
            }
            store.apply(change);
        };

        assertThat(processor(shaky).apply(new AdJournal().state("a", 0, "1").records()))
                .isEmpty();
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aDeadLetterThatCannotBeKeptIsTriedAgain() {
        DeadLetters full = letter -> {
            throw new IllegalStateException("disk full");
        };
        SourceRecord poison = new SourceRecord("", "7", new UserRecord("key", ByteBuffer.wrap(new byte[] {1})));

        assertThat(new BatchProcessor(
                                "state-store",
                                new StateStoreSink(store, quickly, 4),
                                Hopeless.SET_ASIDE,
                                full,
                                Clock.systemUTC())
                        .apply(List.of(poison)))
                .containsExactly("7");
    }

    @Test
    void writesAtTheSameTimeAreBounded() {
        AtomicInteger running = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        StateStore counting = change -> {
            seen.add(running.incrementAndGet());
            store.apply(change);
            running.decrementAndGet();
        };
        AdJournal journal = new AdJournal();
        for (int i = 0; i < 200; i++) {
            journal.state("ad" + i, 0, "1");
        }

        processor(counting).apply(journal.records());

        assertThat(seen).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(4));
    }

    private BatchProcessor processor(StateStore into) {
        return new BatchProcessor(
                "state-store",
                new StateStoreSink(into, quickly, 4),
                Hopeless.SET_ASIDE,
                deadLetters::add,
                Clock.systemUTC());
    }
}
