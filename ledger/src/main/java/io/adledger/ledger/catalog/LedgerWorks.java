package io.adledger.ledger.catalog;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.transaction.Ledger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, finishes, removes and reopens ledgers, one after another, as their descriptions say. Thread-safe. */
final class LedgerWorks {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWorks.class);
    private static final long MINUTES_TO_STOP = 1;

    private final CatalogSettings settings;
    private final LedgerStore store;
    private final Descriptions descriptions;
    private final OpenLedgers open;
    private final Map<String, String> unopened = new ConcurrentHashMap<>();
    private final ExecutorService work = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger-catalog").factory());

    LedgerWorks(CatalogSettings settings, LedgerStore store, Descriptions descriptions, OpenLedgers open) {
        this.settings = settings;
        this.store = store;
        this.descriptions = descriptions;
        this.open = open;
    }

    /** Opens what is active, and goes on with what was not finished. */
    void openAll() {
        for (LedgerDescription description : descriptions.load()) {
            switch (description.state()) {
                case CREATING -> create(description.name());
                case ACTIVE -> openLedger(description);
                case DELETING -> delete(description.name());
            }
        }
    }

    private void openLedger(LedgerDescription description) {
        Ledger ledger = store.open(description.name(), description.replica(), settings.ledgers());
        open.add(new OpenLedger(ledger, description.arn(), store.directory(description.name())));
    }

    /** Makes a ledger, soon. */
    void create(String name) {
        work.execute(() -> finishCreation(name));
    }

    private void finishCreation(String name) {
        try {
            openLedger(descriptions.require(name));
            descriptions.change(name, ledger -> ledger.in(LedgerState.ACTIVE));
            LOG.info("ledger {} is active", name);
        } catch (RuntimeException e) {
            LOG.error("ledger {} cannot be created", name, e);
            forget(name);
        }
    }

    /** Closes and removes a ledger, soon. */
    void delete(String name) {
        work.execute(() -> finishDeletion(name));
    }

    private void finishDeletion(String name) {
        try {
            open.remove(name);
            forget(name);
            LOG.info("ledger {} is deleted", name);
        } catch (RuntimeException e) {
            LOG.error("ledger {} cannot be removed; that goes on when the server is started again", name, e);
        }
    }

    private void forget(String name) {
        store.remove(name);
        unopened.remove(name);
        descriptions.forget(name);
    }

    /** Reopens a ledger if it has failed; done when this returns. */
    boolean reopen(String name) {
        try {
            return work.submit(() -> reopenFailed(descriptions.require(name))).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a ledger was opened again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** What still can be read stays open until there is room to open it again. */
    private boolean reopenFailed(LedgerDescription description) {
        String name = description.name();
        if (description.state() != LedgerState.ACTIVE) {
            throw new LedgerRefusedException(Reason.NOT_ACTIVE, name);
        }
        if (!unopened.containsKey(name) && open.get(name).ledger().failure().isEmpty()) {
            return false;
        }
        try {
            store.requireRoom(name);
        } catch (CatalogException e) {
            throw new NotReopenedException(name, String.valueOf(e.getMessage()), e);
        }
        unopened.put(name, "it is being opened again");
        try {
            open.remove(name);
            openLedger(description);
        } catch (RuntimeException e) {
            LOG.error("ledger {} cannot be opened again", name, e);
            unopened.put(name, "it cannot be opened again: " + e.getMessage());
            throw new NotReopenedException(name, String.valueOf(e.getMessage()), e);
        }
        unopened.remove(name);
        LOG.info("ledger {} is opened again", name);
        return true;
    }

    /** Why ledgers that were to be opened again are not open. */
    SortedMap<String, String> unopened() {
        return new TreeMap<>(unopened);
    }

    /** Finishes what is being created or deleted. */
    void close() {
        work.shutdown();
        try {
            if (!work.awaitTermination(MINUTES_TO_STOP, TimeUnit.MINUTES)) {
                LOG.warn("a ledger is still being created or deleted; that goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
