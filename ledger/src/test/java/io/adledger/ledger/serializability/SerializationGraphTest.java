package io.adledger.ledger.serializability;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.serializability.Observed.Operation;
import io.adledger.ledger.serializability.Observed.Operation.Add;
import io.adledger.ledger.serializability.Observed.Operation.Append;
import io.adledger.ledger.serializability.Observed.Operation.ReadList;
import io.adledger.ledger.serializability.Observed.Operation.ReadSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The checker finds what it is there to find. */
class SerializationGraphTest {

    private final List<Observed> history = new ArrayList<>();

    /** At the same time as all others, but for {@link #last}. */
    private void transaction(Operation... operations) {
        history.add(new Observed("T" + history.size(), 0, 10, List.of(operations)));
    }

    private void last(Operation... operations) {
        history.add(new Observed("last", 20, 30, List.of(operations)));
    }

    private static ReadList read(String list, Integer... elements) {
        return new ReadList(list, List.of(elements));
    }

    private static ReadSet saw(String set, Integer... elements) {
        return new ReadSet(set, Set.of(elements));
    }

    @Test
    void aSerialHistoryHasNoAnomaly() {
        transaction(read("a"), new Append("a", 1), read("a", 1), new Add("s", 2), saw("s", 2));
        transaction(read("a", 1), new Append("a", 3), saw("s", 2));
        last(read("a", 1, 3), saw("s", 2));

        assertThat(SerializationGraph.anomaly(history)).isEmpty();
    }

    @Test
    void aLostUpdateIsACycle() {
        transaction(read("a"), new Append("a", 1));
        transaction(read("a"), new Append("a", 2));
        last(read("a", 1, 2));

        assertThat(SerializationGraph.anomaly(history)).get().asString().startsWith("cycle");
    }

    @Test
    void anUpdateThatIsGoneIsNamed() {
        transaction(new Append("a", 1));
        transaction(new Append("a", 2));
        last(read("a", 2));

        assertThat(SerializationGraph.anomaly(history)).get().asString().contains("lost");
    }

    @Test
    void writeSkewIsACycle() {
        transaction(read("a"), new Append("b", 1));
        transaction(read("b"), new Append("a", 2));
        last(read("a", 2), read("b", 1));

        assertThat(SerializationGraph.anomaly(history)).get().asString().startsWith("cycle");
    }

    @Test
    void phantomsOfTwoAreACycle() {
        transaction(saw("s"), new Add("s", 1));
        transaction(saw("s"), new Add("s", 2));
        last(saw("s", 1, 2));

        assertThat(SerializationGraph.anomaly(history)).get().asString().startsWith("cycle");
    }

    @Test
    void aLongForkIsACycle() {
        transaction(new Append("a", 1));
        transaction(new Append("b", 2));
        transaction(read("a", 1), read("b"));
        transaction(read("a"), read("b", 2));
        last(read("a", 1), read("b", 2));

        assertThat(SerializationGraph.anomaly(history)).get().asString().startsWith("cycle");
    }

    @Test
    void aStaleReadAfterTheAcknowledgementIsACycle() {
        transaction(new Append("a", 1));
        history.add(new Observed("late", 11, 12, List.of(read("a"))));
        last(read("a", 1));

        assertThat(SerializationGraph.anomaly(history)).get().asString().startsWith("cycle");
    }

    @Test
    void aReadOfWhatWasNeverCommittedIsNamed() {
        transaction(read("a", 1));
        last(read("a"));

        assertThat(SerializationGraph.anomaly(history)).get().asString().contains("nobody has committed");
    }

    @Test
    void listsThatDisagreeAreNamed() {
        transaction(new Append("a", 1), new Append("a", 2));
        transaction(read("a", 2));
        last(read("a", 1, 2));

        assertThat(SerializationGraph.anomaly(history)).get().asString().contains("another");
    }

    @Test
    void anOwnWriteThatIsNotReadIsNamed() {
        transaction(new Append("a", 1), read("a"));
        last(read("a", 1));

        assertThat(SerializationGraph.anomaly(history)).get().asString().contains("after it had appended");
    }

    @Test
    void theWorkloadFindsThatSnapshotIsolationIsNotSerializable() {
        long found = LongStream.range(0, 20)
                .filter(seed -> SerializationGraph.anomaly(
                                new Workload(new SnapshotIsolation()).interleaved(seed, 60, 5))
                        .isPresent())
                .count();

        assertThat(found).isGreaterThan(15);
    }
}
