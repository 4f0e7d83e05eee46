package io.adledger.local.stack;

import io.adledger.local.StoreRegister;
import io.adledger.local.stack.StreamPart.Feed;
import io.adledger.local.stack.operations.Sinks;
import io.adledger.local.stack.operations.SnapshotDesk;
import io.adledger.local.stack.trace.Tracing;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.snapshot.schedule.CronSchedule;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.local.SinkSettings;
import io.adledger.stream.sink.Hopeless;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which parts a stack has on this machine, and how they find each other. */
final class LocalStack {

    private static final String REGION = "us-east-1";

    private LocalStack() {}

    static Stack of(
            DataDirectory data,
            Ports ports,
            ApiAccess access,
            Optional<CronSchedule> snapshotSchedule,
            Tracing tracing) {
        var ledger = new LedgerPart(ports.ledger(), data);
        var stateStore = StateStoreSettings.local(onThisMachine(ports.dynamoDb()));
        var dynamoDb = new DynamoDbPart(ports.dynamoDb(), data.dynamoDb());
        var objectStore = new ObjectStorePart(ports.s3(), data);
        var search = new OpenSearchPart(ports.search(), data.search());
        var events = new EventBusPart(ports.events(), data.events());
        var snapshots = new SnapshotsPart(ports.s3(), data, ledger::journal, snapshotSchedule);
        var stream = new StreamPart(
                ledger::journal,
                List.of(
                        new Feed(
                                new SinkSettings("state-store", Hopeless.SET_ASIDE, 10, Duration.ofMillis(10)),
                                () -> dynamoDb.sink(stateStore)),
                        new Feed(
                                new SinkSettings("search", Hopeless.SET_ASIDE, 10, Duration.ofMillis(100)),
                                search::sink),
                        new Feed(
                                new SinkSettings("replica", Hopeless.STOP, 20, Duration.ofMillis(250)),
                                ledger::replicaSink),
                        new Feed(
                                new SinkSettings("archive", Hopeless.STOP, 20, Duration.ofMillis(500)),
                                () -> objectStore.sink(ledger.journal())),
                        new Feed(
                                new SinkSettings("events", Hopeless.SET_ASIDE, 10, Duration.ofMillis(100)),
                                events::sink)),
                target -> beside(target, dynamoDb, search, ports),
                data,
                tracing);
        var replays = new ReplaysPart(data, ports.api(), ledger::journal);
        return new Stack(health -> List.of(
                dynamoDb,
                search,
                objectStore,
                events,
                ledger,
                snapshots,
                replays,
                new ApiPart(
                        configuration(ports, access),
                        new HealthSource(data.identity(), health),
                        new Sinks(stream::consumers),
                        new SnapshotDesk(snapshots::runs),
                        replays.desk(),
                        new RegisteredTable(new StoreRegister(data.root())),
                        tracing.telemetry()),
                stream));
    }

    private static Feed beside(Target target, DynamoDbPart dynamoDb, OpenSearchPart search, Ports ports) {
        return switch (target.kind()) {
            case TABLE ->
                new Feed(
                        new SinkSettings("state-store." + target.name(), Hopeless.SET_ASIDE, 10, Duration.ofMillis(50)),
                        () -> dynamoDb.sink(new StateStoreSettings(
                                Optional.of(onThisMachine(ports.dynamoDb())), REGION, target.name())));
            case INDEX ->
                new Feed(
                        new SinkSettings("search." + target.name(), Hopeless.SET_ASIDE, 10, Duration.ofMillis(100)),
                        () -> search.sink(target.name()));
        };
    }

    private static Map<String, Object> configuration(Ports ports, ApiAccess access) {
        Map<String, Object> configuration = new HashMap<>(access.properties());
        configuration.putAll(Map.ofEntries(
                Map.entry("micronaut.application.name", "adledger"),
                Map.entry("micronaut.server.port", ports.api()),
                Map.entry("adledger.ledger.name", LedgerPart.LEDGER),
                Map.entry(
                        "adledger.ledger.endpoint",
                        onThisMachine(ports.ledger()).toString()),
                Map.entry("adledger.ledger.region", REGION),
                Map.entry(
                        "adledger.state-store.endpoint",
                        onThisMachine(ports.dynamoDb()).toString()),
                Map.entry("adledger.state-store.region", REGION),
                Map.entry(
                        "adledger.search.endpoint",
                        onThisMachine(ports.search()).toString())));
        return configuration;
    }

    private static URI onThisMachine(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
