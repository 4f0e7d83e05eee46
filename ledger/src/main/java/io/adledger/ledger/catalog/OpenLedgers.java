package io.adledger.ledger.catalog;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.transaction.Ledgers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** The ledgers that are open, and who is told of them. Thread-safe; listeners are called one at a time. */
final class OpenLedgers {

    private final Ledgers ledgers = Ledgers.of();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, OpenLedger> byName = new TreeMap<>();
    private final List<LedgerListener> listeners = new ArrayList<>();

    Ledgers ledgers() {
        return ledgers;
    }

    OpenLedger get(String name) {
        lock.lock();
        try {
            OpenLedger ledger = byName.get(name);
            if (ledger == null) {
                throw new LedgerRefusedException(Reason.NOT_FOUND, name);
            }
            return ledger;
        } finally {
            lock.unlock();
        }
    }

    Set<String> names() {
        lock.lock();
        try {
            return Set.copyOf(byName.keySet());
        } finally {
            lock.unlock();
        }
    }

    void follow(LedgerListener listener) {
        lock.lock();
        try {
            listeners.add(listener);
            byName.values().forEach(listener::opened);
        } finally {
            lock.unlock();
        }
    }

    void add(OpenLedger ledger) {
        lock.lock();
        try {
            byName.put(ledger.name(), ledger);
            listeners.forEach(listener -> listener.opened(ledger));
            ledgers.add(ledger.ledger());
        } finally {
            lock.unlock();
        }
    }

    /** Closes a ledger, if it is open. */
    void remove(String name) {
        lock.lock();
        try {
            OpenLedger ledger = byName.get(name);
            if (ledger == null) {
                return;
            }
            ledgers.remove(name);
            listeners.reversed().forEach(listener -> listener.closing(ledger));
            byName.remove(name);
            ledger.close();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        List.copyOf(byName.keySet()).forEach(this::remove);
    }
}
