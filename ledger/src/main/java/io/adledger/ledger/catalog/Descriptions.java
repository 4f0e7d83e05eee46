package io.adledger.ledger.catalog;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * What is known of the ledgers, kept durably with every change. If other servers have the same ledgers, it is read anew before
 * it is used, and a change is made again if another came before it. Thread-safe.
 */
final class Descriptions {

    private final LedgerStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, LedgerDescription> byName = new TreeMap<>();
    private final Set<String> held = new HashSet<>();

    Descriptions(LedgerStore store) {
        this.store = store;
    }

    /** Reads what the store has. */
    List<LedgerDescription> load() {
        lock.lock();
        try {
            List<LedgerDescription> stored = store.descriptions();
            byName.clear();
            stored.forEach(ledger -> byName.put(ledger.name(), ledger));
            changed.signalAll();
            return List.copyOf(byName.values());
        } finally {
            lock.unlock();
        }
    }

    Optional<LedgerDescription> find(String name) {
        return locked(() -> Optional.ofNullable(byName.get(name)));
    }

    List<LedgerDescription> list() {
        return locked(() -> List.copyOf(byName.values()));
    }

    LedgerDescription require(String name) {
        return find(name).orElseThrow(() -> new LedgerRefusedException(Reason.NOT_FOUND, name));
    }

    /** Adds a ledger, if its name is free and there are not so many. */
    LedgerDescription add(LedgerDescription ledger, int most) {
        return locked(() -> {
            LedgerDescription existing = byName.get(ledger.name());
            if (existing != null) {
                boolean deleting = existing.state() == LedgerState.DELETING;
                throw new LedgerRefusedException(deleting ? Reason.IN_USE : Reason.EXISTS, ledger.name());
            }
            if (byName.size() >= most) {
                throw new LedgerRefusedException(Reason.TOO_MANY, ledger.name());
            }
            return keep(Optional.empty(), ledger);
        });
    }

    /** Changes what is known of a ledger that is not being deleted. */
    LedgerDescription change(String name, UnaryOperator<LedgerDescription> change) {
        return locked(() -> {
            LedgerDescription before = require(name);
            if (before.state() == LedgerState.DELETING) {
                throw new LedgerRefusedException(Reason.NOT_FOUND, name);
            }
            return keep(Optional.of(before), change.apply(before));
        });
    }

    /** From now on the ledger is being deleted, if it may be. */
    void beginDeletion(String name) {
        locked(() -> {
            LedgerDescription ledger = require(name);
            if (ledger.state() != LedgerState.ACTIVE || held.contains(name)) {
                throw new LedgerRefusedException(Reason.IN_USE, name);
            }
            if (ledger.deletionProtection()) {
                throw new LedgerRefusedException(Reason.PROTECTED, name);
            }
            return keep(Optional.of(ledger), ledger.in(LedgerState.DELETING));
        });
    }

    void hold(String name) {
        locked(() -> held.add(require(name).name()));
    }

    void forget(String name) {
        locked(() -> {
            byName.remove(name);
            changed.signalAll();
            return name;
        });
    }

    /** Waits until a ledger is no longer being created. */
    LedgerDescription awaitCreated(String name) {
        return locked(() -> {
            while (require(name).state() == LedgerState.CREATING) {
                changed.awaitUninterruptibly();
            }
            return require(name);
        });
    }

    private LedgerDescription keep(Optional<LedgerDescription> before, LedgerDescription after) {
        if (!store.save(before, after)) {
            throw new ChangedMeanwhileException();
        }
        byName.put(after.name(), after);
        changed.signalAll();
        return after;
    }

    /** Another server has changed what was to be changed. */
    private static final class ChangedMeanwhileException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private interface Action<T> {
        T run();
    }

    private <T> T locked(Action<T> action) {
        lock.lock();
        try {
            while (true) {
                if (store.isShared()) {
                    load();
                }
                try {
                    return action.run();
                } catch (ChangedMeanwhileException e) {
                    // To be decided anew, on what there is now.
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
