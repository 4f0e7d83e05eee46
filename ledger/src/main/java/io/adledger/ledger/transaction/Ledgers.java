package io.adledger.ledger.transaction;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The ledgers that one server serves, by name. Thread-safe. */
public final class Ledgers implements AutoCloseable {

    private final ConcurrentMap<String, Ledger> byName = new ConcurrentHashMap<>();

    /** These ledgers, which are closed with this. */
    public static Ledgers of(Ledger... ledgers) {
        Ledgers all = new Ledgers();
        for (Ledger ledger : ledgers) {
            all.add(ledger);
        }
        return all;
    }

    /**
     * Adds a ledger, which is closed with this.
     *
     * @throws IllegalArgumentException if there is one of its name
     */
    public void add(Ledger ledger) {
        if (byName.putIfAbsent(ledger.name(), ledger) != null) {
            throw new IllegalArgumentException("there is a ledger " + ledger.name() + " already");
        }
    }

    /** Serves a ledger no longer, and leaves it to the caller to close it. */
    public void remove(String name) {
        byName.remove(name);
    }

    /** The ledger of this name. */
    public Optional<Ledger> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names of all, in their order. */
    public SortedSet<String> names() {
        return new TreeSet<>(byName.keySet());
    }

    @Override
    public void close() {
        for (String name : names()) {
            Ledger ledger = byName.remove(name);
            if (ledger != null) {
                ledger.close();
            }
        }
    }
}
