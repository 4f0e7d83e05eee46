package io.adledger.ledger.server.control;

import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerDescription;
import io.adledger.ledger.catalog.LedgerListener;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.catalog.OpenLedger;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The long-running jobs of each ledger that is open, of one kind: kept in a directory of the ledger, stopped before it
 * closes. Thread-safe.
 *
 * @param <J> all jobs of one ledger
 */
final class LedgerJobs<J> implements LedgerListener, AutoCloseable {

    /** Goes on with the jobs of a ledger. */
    @FunctionalInterface
    interface Opening<J> {
        J open(OpenLedger ledger, Path directory);
    }

    private final LedgerCatalog catalog;
    private final String name;
    private final Opening<J> opening;
    private final Consumer<J> closing;
    private final Map<String, J> byLedger = new ConcurrentHashMap<>();

    /**
     * Jobs of the ledgers of a catalog.
     *
     * @param name of the directory that keeps them
     * @param closing stops them, to go on when they are opened again
     */
    LedgerJobs(LedgerCatalog catalog, String name, Opening<J> opening, Consumer<J> closing) {
        this.catalog = catalog;
        this.name = name;
        this.opening = opening;
        this.closing = closing;
        catalog.follow(this);
    }

    /** Those of one ledger; none if it is not there, or has nowhere to keep them. */
    Optional<J> find(String ledger) {
        return Optional.ofNullable(byLedger.get(ledger));
    }

    /**
     * Those of one ledger.
     *
     * @throws RuntimeException a refusal that says what the ledger is
     */
    J of(String ledger) {
        NewLedger.requireName("Name", ledger);
        LedgerDescription known =
                catalog.find(ledger).orElseThrow(() -> new LedgerRefusedException(Reason.NOT_FOUND, ledger));
        return find(ledger)
                .orElseThrow(() -> Fault.preconditionNotMet(
                        "Ledger",
                        ledger,
                        "The Ledger with name " + ledger + " keeps no " + name + ": it is "
                                + known.state().name().toLowerCase(Locale.ROOT) + " or in memory only"));
    }

    @Override
    public void opened(OpenLedger ledger) {
        ledger.directory()
                .map(directory -> opening.open(ledger, directory.resolve(name)))
                .ifPresent(jobs -> byLedger.put(ledger.name(), jobs));
    }

    @Override
    public void closing(OpenLedger ledger) {
        stop(ledger.name());
    }

    private void stop(String ledger) {
        J jobs = byLedger.remove(ledger);
        if (jobs != null) {
            closing.accept(jobs);
        }
    }

    /** Stops what is in progress; it goes on when the ledgers are served again. */
    @Override
    public void close() {
        byLedger.keySet().forEach(this::stop);
    }
}
