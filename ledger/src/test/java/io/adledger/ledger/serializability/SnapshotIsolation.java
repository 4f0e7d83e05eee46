package io.adledger.ledger.serializability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store that is almost serializable: it tells those apart who wrote the same, but not who read what another wrote. */
final class SnapshotIsolation implements Subject {

    private Map<String, List<Integer>> committed = new HashMap<>();

    @Override
    public synchronized Attempt begin() {
        return new SnapshotAttempt(committed);
    }

    private synchronized boolean commit(SnapshotAttempt attempt) {
        for (String key : attempt.written) {
            if (!attempt.snapshot.getOrDefault(key, List.of()).equals(committed.getOrDefault(key, List.of()))) {
                return false;
            }
        }
        Map<String, List<Integer>> next = new HashMap<>(committed);
        attempt.written.forEach(key -> next.put(key, attempt.view.getOrDefault(key, List.of())));
        committed = next;
        return true;
    }

    private final class SnapshotAttempt implements Attempt {

        private final Map<String, List<Integer>> snapshot;
        private final Map<String, List<Integer>> view;
        private final Set<String> written = new HashSet<>();

        SnapshotAttempt(Map<String, List<Integer>> snapshot) {
            this.snapshot = snapshot;
            this.view = new HashMap<>(snapshot);
        }

        @Override
        public void append(String list, int element) {
            List<Integer> elements = new ArrayList<>(view.getOrDefault(list, List.of()));
            elements.add(element);
            view.put(list, elements);
            written.add(list);
        }

        @Override
        public List<Integer> readList(String list) {
            return List.copyOf(view.getOrDefault(list, List.of()));
        }

        @Override
        public void add(String set, int element) {
            append(set, element);
        }

        @Override
        public Set<Integer> readSet(String set) {
            return Set.copyOf(readList(set));
        }

        @Override
        public boolean commit() {
            return SnapshotIsolation.this.commit(this);
        }
    }
}
