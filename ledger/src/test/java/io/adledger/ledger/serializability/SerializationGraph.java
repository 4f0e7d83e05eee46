package io.adledger.ledger.serializability;

import io.adledger.ledger.serializability.Observed.Operation;
import io.adledger.ledger.serializability.Observed.Operation.Add;
import io.adledger.ledger.serializability.Observed.Operation.Append;
import io.adledger.ledger.serializability.Observed.Operation.ReadList;
import io.adledger.ledger.serializability.Observed.Operation.ReadSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Adya's direct serialization graph of a history: who overwrote whom, who read from whom, who read what another then
 * changed, and who ended before another began. Because the elements are unique, lists tell the order of their writes and
 * sets tell what a reader missed, so that all edges are known. Without a cycle, the history is strictly serializable.
 *
 * @see <a href="https://pmg.csail.mit.edu/papers/adya-phd.pdf">Adya, Weak Consistency</a>
 * @see <a href="https://arxiv.org/abs/2003.10554">Kingsbury and Alvaro, Elle</a>
 */
final class SerializationGraph {

    private static final class AnomalyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String anomaly;

        AnomalyException(String anomaly) {
            super(anomaly);
            this.anomaly = anomaly;
        }
    }

    private final List<Observed> history;
    private final Map<Integer, Observed> writers = new HashMap<>();
    private final Map<String, List<Integer>> lists = new HashMap<>();
    private final Map<String, Set<Integer>> sets = new HashMap<>();
    private final Map<Observed, Map<Observed, String>> edges = new HashMap<>();

    private SerializationGraph(List<Observed> history) {
        this.history = history;
    }

    /**
     * What is wrong with a history, if anything. Its last transaction must have read every list and set, alone.
     *
     * @return the anomaly in words; none if the history is strictly serializable
     */
    static Optional<String> anomaly(List<Observed> history) {
        SerializationGraph graph = new SerializationGraph(history);
        try {
            graph.build();
        } catch (AnomalyException e) {
            return Optional.of(e.anomaly);
        }
        return graph.cycle();
    }

    private void build() {
        history.forEach(this::noteWrites);
        each(ReadList.class, this::noteOrder);
        each(
                Append.class,
                (writer, append) -> require(
                        lists.getOrDefault(append.list(), List.of()).contains(append.element()),
                        writer.name() + " appended " + append.element() + " to " + append.list() + ", which was lost"));
        each(ReadList.class, this::connectList);
        each(ReadSet.class, this::connectSet);
        lists.values().forEach(this::connectWriters);
        connectInTime();
    }

    private void noteWrites(Observed transaction) {
        for (Operation operation : transaction.operations()) {
            switch (operation) {
                case Append append -> writers.put(append.element(), transaction);
                case Add add -> {
                    writers.put(add.element(), transaction);
                    sets.computeIfAbsent(add.set(), set -> new HashSet<>()).add(add.element());
                }
                case ReadList list -> {}
                case ReadSet set -> {}
            }
        }
    }

    /** Every reader saw a beginning of the same list. */
    private void noteOrder(Observed reader, ReadList read) {
        List<Integer> longest = lists.getOrDefault(read.list(), List.of());
        List<Integer> seen = read.elements();
        int common = Math.min(longest.size(), seen.size());
        require(
                longest.subList(0, common).equals(seen.subList(0, common)),
                reader.name() + " saw " + seen + " of " + read.list() + ", another " + longest);
        if (seen.size() > longest.size()) {
            lists.put(read.list(), seen);
        }
    }

    private void connectList(Observed reader, ReadList read) {
        List<Integer> seen = withoutOwn(reader, read);
        List<Integer> all = lists.getOrDefault(read.list(), List.of());
        if (!seen.isEmpty()) {
            edge(writer(seen.getLast()), reader, "wrote what was read by");
        }
        if (seen.size() < all.size()) {
            edge(reader, writer(all.get(seen.size())), "did not see the append of");
        }
    }

    /** What a transaction appended itself stands at the end of what it then reads. */
    private List<Integer> withoutOwn(Observed reader, ReadList read) {
        int others = read.elements().size();
        while (others > 0 && reader.equals(writers.get(read.elements().get(others - 1)))) {
            others--;
        }
        List<Integer> own = new ArrayList<>();
        for (Operation operation : reader.operations()) {
            if (operation == read) {
                break;
            }
            if (operation instanceof Append append && append.list().equals(read.list())) {
                own.add(append.element());
            }
        }
        require(
                own.equals(read.elements().subList(others, read.elements().size())),
                reader.name() + " saw " + read.elements() + " after it had appended " + own);
        return read.elements().subList(0, others);
    }

    private void connectSet(Observed reader, ReadSet read) {
        for (int element : read.elements()) {
            edge(writer(element), reader, "added what was read by");
        }
        Set<Integer> missed = new HashSet<>(sets.getOrDefault(read.set(), Set.of()));
        missed.removeAll(read.elements());
        for (int element : missed) {
            Observed writer = writer(element);
            require(
                    !writer.equals(reader) || !addedBefore(reader, read, element),
                    reader.name() + " missed its own element");
            edge(reader, writer, "did not see the addition of");
        }
    }

    private static boolean addedBefore(Observed transaction, ReadSet read, int element) {
        List<Operation> operations = transaction.operations();
        return operations.indexOf(new Add(read.set(), element)) < operations.indexOf(read);
    }

    private void connectWriters(List<Integer> list) {
        for (int i = 1; i < list.size(); i++) {
            edge(writer(list.get(i - 1)), writer(list.get(i)), "wrote before");
        }
    }

    private void connectInTime() {
        for (Observed earlier : history) {
            for (Observed later : history) {
                if (earlier.ended() < later.begun()) {
                    edge(earlier, later, "had ended before there was");
                }
            }
        }
    }

    private Observed writer(int element) {
        Observed writer = writers.get(element);
        if (writer == null) {
            throw new AnomalyException(element + " was read, which nobody has committed");
        }
        return writer;
    }

    private void edge(Observed from, Observed to, String why) {
        if (!from.equals(to)) {
            edges.computeIfAbsent(from, transaction -> new HashMap<>()).putIfAbsent(to, why);
        }
    }

    private <T extends Operation> void each(Class<T> type, BiConsumer<Observed, T> action) {
        for (Observed transaction : history) {
            for (Operation operation : transaction.operations()) {
                if (type.isInstance(operation)) {
                    action.accept(transaction, type.cast(operation));
                }
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AnomalyException(otherwise);
        }
    }

    /** A cycle in words, found by taking away, again and again, whatever nothing points at. */
    private Optional<String> cycle() {
        Map<Observed, Integer> pointedAt = new HashMap<>();
        edges.values().forEach(to -> to.keySet().forEach(each -> pointedAt.merge(each, 1, Integer::sum)));
        Deque<Observed> free = new ArrayDeque<>();
        Set<Observed> left = new HashSet<>(history);
        history.stream().filter(each -> !pointedAt.containsKey(each)).forEach(free::add);
        while (!free.isEmpty()) {
            Observed next = free.remove();
            left.remove(next);
            for (Observed to : edges.getOrDefault(next, Map.of()).keySet()) {
                if (pointedAt.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(describe(left));
    }

    /** Each of what is left is pointed at by another of them: going back must come round. */
    private String describe(Set<Observed> left) {
        List<Observed> way = new ArrayList<>();
        Observed at = left.iterator().next();
        while (!way.contains(at)) {
            way.add(at);
            Observed to = at;
            at = left.stream()
                    .filter(from -> edges.getOrDefault(from, Map.of()).containsKey(to))
                    .findFirst()
                    .orElseThrow();
        }
        List<Observed> cycle = way.subList(way.indexOf(at), way.size()).reversed();
        StringBuilder text = new StringBuilder("cycle: ");
        for (int i = 0; i < cycle.size(); i++) {
            Observed from = cycle.get(i);
            Observed to = cycle.get((i + 1) % cycle.size());
            text.append(from)
                    .append(' ')
                    .append(edges.getOrDefault(from, Map.of()).get(to))
                    .append(i + 1 < cycle.size() ? " " : " the first");
        }
        return text.toString();
    }
}
