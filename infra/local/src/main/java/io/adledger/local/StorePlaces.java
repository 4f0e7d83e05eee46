package io.adledger.local;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.StateTable;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.replay.job.ReplayPlaces;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.replay.search.AdIndexTable;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.snapshot.store.SnapshotStore;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where replays of a stack on this machine read and write. Thread-safe; to be closed. */
public final class StorePlaces implements ReplayPlaces, AutoCloseable {

    /** What the stream feeds whatever else it does, and is made when the stack starts. */
    public static final Target LIVE_TABLE = Target.table(StateStoreSettings.DEFAULT_TABLE);

    /** The alias that the stream writes; the index behind it may change. */
    public static final Target LIVE_INDEX = Target.index(AdIndex.DEFAULT_ALIAS);

    private final Path data;
    private final Supplier<JournalStore> journals;
    private final DynamoDbClient stateStore;
    private final OpenSearchApi search;

    /**
     * The places of a stack.
     *
     * @param data its data folder
     * @param basePort its first port
     * @param journals opens the journal as it is at that moment
     */
    public StorePlaces(Path data, int basePort, Supplier<JournalStore> journals) {
        this.data = data;
        this.journals = journals;
        this.stateStore = StateStoreSettings.local(onThisMachine(basePort + 2)).client();
        this.search = OpenSearchApi.at(onThisMachine(basePort + 3));
    }

    private static URI onThisMachine(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public JournalStore journal() {
        return journals.get();
    }

    @Override
    public SnapshotStore snapshots() {
        return SnapshotPlaces.in(data);
    }

    /** The alias of the live index. */
    public AdIndex alias() {
        return new AdIndex(search, AdIndex.DEFAULT_ALIAS);
    }

    /** An index by its name. */
    public AdIndex index(String name) {
        return new AdIndex(search, name);
    }

    /** A client of the state store, closed with this. */
    public DynamoDbClient stateStore() {
        return stateStore;
    }

    @Override
    public StateTable open(Target target) {
        return switch (target.kind()) {
            case TABLE -> {
                AdStateTable.ensure(stateStore, target.name());
                DynamoDbStateTable table = new DynamoDbStateTable(stateStore, target.name());
                // Into a table that has something already, nothing newer is overwritten.
                yield !follows(target) && table.isEmpty() ? table.alone() : table;
            }
            case INDEX -> {
                if (!index(target.name()).exists()) {
                    var unused = alias().beside(target.name());
                }
                yield new AdIndexTable(search, target.name());
            }
        };
    }

    @Override
    public boolean follows(Target target) {
        return target.equals(LIVE_TABLE)
                || target.equals(LIVE_INDEX)
                || new StoreRegister(data).entries().following().containsKey(target);
    }

    @Override
    public void close() {
        stateStore.close();
        search.close();
    }
}
