package io.adledger.local.stack;

import io.adledger.ledger.assembly.BlockSource;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.stream.replica.ReplicaSink;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ledgers and their server; one of them is the stack's own, another its replica, and these cannot be deleted. */
final class LedgerPart implements Part {

    static final String LEDGER = "ads";
    static final String REPLICA = "ads-replica";

    private final int port;
    private final DataDirectory data;
    private volatile @Nullable Running running;
    private volatile @Nullable JournalFollower follower;

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
            catalog.obtainReplica(NewLedger.named(REPLICA));
            catalog.hold(REPLICA);
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

    /** The stream's sink into the replica; what it holds is given back with this part. */
    Sink replicaSink() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the ledger has not started");
        }
        JournalFollower made = new JournalFollower(
                new InCatalog(now.catalog),
                RocksDbPendingParts.open(data.replicaPending()),
                CatchUp.from(BlockSource.of(journal())));
        follower = made;
        return new ReplicaSink(made);
    }

    private record InCatalog(LedgerCatalog catalog) implements JournalFollower.Access {

        @Override
        public <T> T use(Function<Ledger, T> action) {
            return catalog.use(REPLICA, action);
        }
    }

    @Override
    public Optional<String> trouble() {
        Running now = running;
        if (now == null) {
            return Optional.empty();
        }
        // A replica that has failed is the stream's trouble: nobody who publishes ads needs it.
        String unopened = now.catalog.unopened().get(LEDGER);
        return unopened != null
                ? Optional.of(unopened)
                : now.catalog
                        .use(LEDGER, Ledger::failure)
                        .map(failure -> "it commits nothing any more: " + failure.getMessage());
    }

    @Override
    public void close() {
        JournalFollower following = follower;
        if (following != null) {
            following.close();
        }
        Running now = running;
        if (now != null) {
            running = null;
            now.server.close();
            now.catalog.close();
        }
    }
}
