package io.adledger.local.replay;

import io.adledger.journal.AdLedger;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.local.JournalFolder;
import io.adledger.local.LedgerCredentials;
import io.adledger.local.SnapshotPlaces;
import io.adledger.local.StorePlaces;
import io.adledger.local.StoreRegister;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.Replays;
import io.adledger.snapshot.store.SnapshotStore;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.qldb.QldbDriver;

/** The options that say which stack a command is about, and the way to its parts. */
final class RunningStack {

    private static final String LEDGER = "ads";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack (default: .adledger beside ./ads).")
    private @Nullable Path data;

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where its API listens; the state store is on the next but one (default: ${DEFAULT-VALUE}).")
    private int basePort;

    /** The journal as it is now, which is read beside the ledger; to be closed. */
    JournalStore journal() {
        return RocksDbJournalStore.openReadOnly(JournalFolder.find(data(), LEDGER));
    }

    /** A client of the state store; to be closed. */
    DynamoDbClient stateStore() {
        return StateStoreSettings.local(URI.create("http://127.0.0.1:" + (basePort + 2)))
                .client();
    }

    /** A driver of the ledger, with the stack's key; to be closed. */
    QldbDriver ledger() {
        return AdLedger.at(URI.create("http://127.0.0.1:" + (basePort + 1)))
                .driver(LedgerCredentials.from(LedgerCredentials.in(data())));
    }

    /** The snapshots of the stack. */
    SnapshotStore snapshots() {
        return SnapshotPlaces.in(data());
    }

    /** Where replays read and write; to be closed. */
    StorePlaces places() {
        return new StorePlaces(data(), basePort, this::journal);
    }

    /** All replays of the stack, those that it runs by itself included. */
    Replays replays() {
        return new Replays(data().resolve("replays"), InstantSource.system());
    }

    /**
     * One of them.
     *
     * @throws CommandFailure if there is none of this id
     */
    ReplayFolder replay(String id) {
        return replays()
                .find(id)
                .orElseThrow(() -> new CommandFailure(
                        "there is no replay " + id + ": ./ads replay status lists those that there are"));
    }

    /** What follows the ledger, and what readers read. */
    StoreRegister register() {
        return new StoreRegister(data());
    }

    /** Where a sink of the stream keeps how far it is. */
    Path checkpoint(String sink) {
        return data().resolve("checkpoints").resolve(sink);
    }

    /** Where a command keeps its work. */
    Path workingFolder(String name) {
        return data().resolve("replays").resolve("work-" + name);
    }

    /**
     * Makes sure that the ledger's files and the state store are of one stack.
     *
     * @throws CommandFailure if they are not, or the stack does not run
     */
    void check() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String identity = Files.readString(data().resolve("identity")).strip();
            URI health = URI.create("http://127.0.0.1:" + basePort + "/health");
            String answer = http.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                    .body();
            if (!answer.contains("\"" + identity + "\"")) {
                throw new CommandFailure("the AdLedger on port " + basePort + " has not its data in " + data()
                        + ": choose with --data DIR and --base-port N");
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "no AdLedger with its data in " + data() + " answers on port " + basePort + ": ./ads up starts one",
                    e);
        }
    }

    private Path data() {
        return data != null ? data : Path.of(System.getProperty("adledger.home", "."), ".adledger");
    }
}
