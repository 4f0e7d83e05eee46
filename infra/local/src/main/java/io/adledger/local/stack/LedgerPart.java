package io.adledger.local.stack;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.transaction.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledgers and their server; one of them is the stack's own, and cannot be deleted. */
final class LedgerPart implements Part {

    static final String LEDGER = "ads";

    private final int port;
    private final DataDirectory data;
    private volatile @Nullable Running running;

    LedgerPart(int port, DataDirectory data) {
        this.port = port;
        this.data = data;
    }

    private record Running(LedgerCatalog catalog, LedgerServer server) {}

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void start() throws IOException {
        LedgerCatalog catalog =
                LedgerCatalog.openWithOnly(LEDGER, CatalogSettings.defaults(), Files.createDirectories(data.ledger()));
        try {
            catalog.obtain(NewLedger.named(LEDGER));
            catalog.hold(LEDGER);
            ServerSettings settings = ServerSettings.onPort(port)
                    .withAccessKeys(AccessKeys.of(data.credentials()))
                    .withBuckets(
                            bucket -> new DirectoryObjectStore(data.buckets().resolve(bucket)));
            running = new Running(catalog, LedgerServer.start(settings, catalog));
        } catch (RuntimeException failure) {
            catalog.close();
            throw failure;
        }
    }

    /** The journal of the ledger, once it has started. */
    JournalStore journal() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the ledger has not started");
        }
        return new CurrentJournal(now.catalog, LEDGER);
    }

    @Override
    public Optional<String> trouble() {
        Running now = running;
        if (now == null) {
            return Optional.empty();
        }
        String unopened = now.catalog.unopened().get(LEDGER);
        return unopened != null
                ? Optional.of(unopened)
                : now.catalog
                        .use(LEDGER, Ledger::failure)
                        .map(failure -> "it commits nothing any more: " + failure.getMessage());
    }

    @Override
    public void close() {
        Running now = running;
        if (now != null) {
            running = null;
            now.server.close();
            now.catalog.close();
        }
    }
}
