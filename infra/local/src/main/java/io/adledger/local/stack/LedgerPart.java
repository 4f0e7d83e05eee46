package io.adledger.local.stack;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.ledger.transaction.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger and its server. */
final class LedgerPart implements Part {

    static final String LEDGER = "ads";

    private final int port;
    private final Path folder;
    private volatile @Nullable Running running;

    LedgerPart(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    private record Running(Ledger ledger, Ledgers ledgers, LedgerServer server) {}

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void start() throws IOException {
        Ledger ledger = Ledger.open(LEDGER, LedgerSettings.defaults(), Files.createDirectories(folder));
        Ledgers ledgers = Ledgers.of(ledger);
        try {
            running = new Running(ledger, ledgers, LedgerServer.start(ServerSettings.onPort(port), ledgers));
        } catch (RuntimeException failure) {
            ledgers.close();
            throw failure;
        }
    }

    /** The journal of the ledger, once it has started. */
    JournalStore journal() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the ledger has not started");
        }
        return now.ledger.journal();
    }

    @Override
    public Optional<String> trouble() {
        Running now = running;
        return now == null
                ? Optional.empty()
                : now.ledger.failure().map(failure -> "it commits nothing any more: " + failure.getMessage());
    }

    @Override
    public void close() {
        Running now = running;
        if (now != null) {
            running = null;
            now.server.close();
            now.ledgers.close();
        }
    }
}
