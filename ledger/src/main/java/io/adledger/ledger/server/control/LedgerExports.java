package io.adledger.ledger.server.control;

import io.adledger.ledger.catalog.LedgerListener;
import io.adledger.ledger.catalog.OpenLedger;
import io.adledger.ledger.export.ExportSettings;
import io.adledger.ledger.export.JournalExports;
import io.adledger.ledger.export.ObjectStores;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The exports of each ledger that is open, kept with the ledger. Thread-safe. */
final class LedgerExports implements LedgerListener, AutoCloseable {

    private final ObjectStores buckets;
    private final Map<String, JournalExports> byLedger = new ConcurrentHashMap<>();

    LedgerExports(ObjectStores buckets) {
        this.buckets = buckets;
    }

    /** Those of one ledger; none if it has nowhere to keep them. */
    Optional<JournalExports> of(String ledger) {
        return Optional.ofNullable(byLedger.get(ledger));
    }

    @Override
    public void opened(OpenLedger ledger) {
        ledger.directory()
                .map(directory -> JournalExports.open(
                        ledger.name(),
                        ledger.ledger().journal(),
                        directory.resolve("exports"),
                        buckets,
                        ExportSettings.defaults()))
                .ifPresent(exports -> byLedger.put(ledger.name(), exports));
    }

    @Override
    public void closing(OpenLedger ledger) {
        close(ledger.name());
    }

    private void close(String ledger) {
        JournalExports exports = byLedger.remove(ledger);
        if (exports != null) {
            exports.close();
        }
    }

    /** Stops what is in progress; it goes on when the ledgers are served again. */
    @Override
    public void close() {
        byLedger.keySet().forEach(this::close);
    }
}
