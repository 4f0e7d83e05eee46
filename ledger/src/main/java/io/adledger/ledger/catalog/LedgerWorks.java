package io.adledger.ledger.catalog;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.transaction.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens, finishes, removes and reopens ledgers, one after another, as their descriptions say. Thread-safe. */
final class LedgerWorks {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWorks.class);
    private static final long MINUTES_TO_STOP = 1;
    /** So late it is noticed what other servers do. */
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final CatalogSettings settings;
    private final LedgerStore store;
    private final Descriptions descriptions;
    private final OpenLedgers open;
    private final Map<String, String> unopened = new ConcurrentHashMap<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(
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
        if (store.isShared()) {
            var unused = work.scheduleWithFixedDelay(
                    this::followOthers, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        }
    }

    /** Opens and closes what other servers have created and deleted. */
    private void followOthers() {
        try {
            List<LedgerDescription> there = descriptions.load();
            there.forEach(this::follow);
            Set<String> names = there.stream().map(LedgerDescription::name).collect(Collectors.toSet());
            open.names().stream().filter(name -> !names.contains(name)).forEach(open::remove);
        } catch (RuntimeException e) {
            LOG.warn("what other servers do with the ledgers cannot be seen: {}", e.getMessage());
        }
    }

    private void follow(LedgerDescription description) {
        String name = description.name();
        boolean isOpen = open.names().contains(name);
        switch (description.state()) {
            case CREATING -> finishCreation(name);
            case ACTIVE -> {
                if (!isOpen && !unopened.containsKey(name)) {
                    openOrTellWhyNot(description);
                } else if (isOpen
                        && !description.replica()
                        && open.get(name).ledger().isReplica()) {
                    open.get(name).ledger().promote();
                }
            }
            // Who deletes it removes it.
            case DELETING -> open.remove(name);
        }
    }

    private void openOrTellWhyNot(LedgerDescription description) {
        try {
            openLedger(description);
        } catch (RuntimeException e) {
            LOG.error("ledger {} cannot be opened", description.name(), e);
            unopened.put(description.name(), "it cannot be opened: " + e.getMessage());
        }
    }

    /** Waits until the ledgers that are known to be active are open here, too. */
    void awaitOpen() {
        if (store.isShared()) {
            await(work.submit(() -> {
                followOthers();
                return true;
            }));
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
            if (!open.names().contains(name)) {
                openLedger(descriptions.require(name));
            }
            descriptions.change(name, ledger -> ledger.in(LedgerState.ACTIVE));
            LOG.info("ledger {} is active", name);
        } catch (RuntimeException e) {
            LOG.error("ledger {} cannot be created", name, e);
            // Another server may have created it meanwhile.
            if (!store.isShared()) {
                forget(name);
            }
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
        return await(work.submit(() -> reopenFailed(descriptions.require(name))));
    }

    private static <T> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a ledger", e);
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
