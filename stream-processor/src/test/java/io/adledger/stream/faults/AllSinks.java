package io.adledger.stream.faults;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.eventbridge.EventBridgeServer;
import io.adledger.ledger.archive.ArchiveSettings;
import io.adledger.ledger.archive.JournalArchive;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.s3.local.S3Process;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.archive.ArchiveSink;
import io.adledger.stream.bus.EventBusSettings;
import io.adledger.stream.bus.EventBusSink;
import io.adledger.stream.bus.EventSender;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.local.LedgerRecordSource;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkSettings;
import io.adledger.stream.replica.ReplicaSink;
import io.adledger.stream.search.SearchSink;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The five sinks of a journal on their real stores, each fed as on one machine, four of them over links that can fail. */
final class AllSinks implements AutoCloseable {

    static final String REPLICA = "replica";
    static final String BUS = "adledger";

    private final Path folder;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Map<String, FaultyLink> links = new LinkedHashMap<>();
    private final Map<String, SinkConsumer> consumers = new LinkedHashMap<>();
    private final AdJournal journal;
    private volatile boolean replicaFails;

    final DynamoDbClient stateStore;
    final OpenSearchApi search;
    final LedgerCatalog ledgers;
    final Told told;

    AllSinks(AdJournal journal, Path folder) throws IOException {
        this.journal = journal;
        this.folder = folder;
        var dynamoDb = kept(DynamoDbLocalProcess.onDisk(0, folder.resolve("dynamodb")));
        stateStore = kept(StateStoreSettings.local(dynamoDb.endpoint()).client());
        AdStateTable.ensure(stateStore, StateStoreSettings.DEFAULT_TABLE);
        var openSearch = kept(OpenSearchProcess.start(0, folder.resolve("search")));
        search = kept(OpenSearchApi.at(openSearch.endpoint()));
        new AdIndex(search, AdIndex.DEFAULT_ALIAS).ensure();
        Path key = Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = me\naws_secret_access_key = secret\n");
        Files.createDirectories(bucket());
        var s3 = kept(S3Process.start(0, folder.resolve("buckets"), key));
        var bus = kept(EventBridgeServer.start(0, folder.resolve("events")));
        EventBridgeClient busClient =
                kept(EventBusSettings.local(bus.endpoint()).client());
        busClient.createEventBus(request -> request.name(BUS));
        told = kept(Told.everythingOn(busClient, BUS));
        ledgers = kept(LedgerCatalog.open(CatalogSettings.defaults(), folder.resolve("ledgers")));
        ledgers.obtainReplica(NewLedger.named(REPLICA));

        feed("state-store", Hopeless.SET_ASIDE, stateStoreSink(link("state-store", dynamoDb.endpoint())));
        feed("search", Hopeless.SET_ASIDE, searchSink(link("search", openSearch.endpoint())));
        feed("archive", Hopeless.STOP, archiveSink(link("archive", s3.endpoint())));
        feed("events", Hopeless.SET_ASIDE, eventSink(link("events", bus.endpoint())));
        feed("replica", Hopeless.STOP, replicaSink());
    }

    /** The consumers, by the names of their sinks. */
    Map<String, SinkConsumer> consumers() {
        return consumers;
    }

    /** The links, by the names of the sinks that go over them. */
    FaultyLink link(String sink) {
        return Objects.requireNonNull(links.get(sink));
    }

    /** Whether whatever is asked of the replica fails from now on. */
    void failReplica(boolean fails) {
        replicaFails = fails;
    }

    /** The folder of the archive's bucket. */
    Path bucket() {
        return folder.resolve("buckets").resolve("archive");
    }

    private URI link(String sink, URI server) throws IOException {
        FaultyLink link = kept(FaultyLink.to(server));
        links.put(sink, link);
        return link.endpoint();
    }

    private void feed(String name, Hopeless hopeless, Sink sink) {
        consumers.put(
                name,
                kept(SinkConsumer.start(
                        new SinkSettings(name, hopeless, 10, Duration.ofMillis(5)),
                        sink,
                        new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                        new SinkConsumer.Folders(folder.resolve("checkpoints"), folder.resolve("dead-letters")),
                        new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)))));
    }

    private Sink stateStoreSink(URI endpoint) {
        DynamoDbClient client = kept(StateStoreSettings.local(endpoint).client());
        return new StateStoreSink(new DynamoDbAdStateStore(client, StateStoreSettings.DEFAULT_TABLE), Retry.DEFAULT, 8);
    }

    private Sink searchSink(URI endpoint) {
        return new SearchSink(new AdIndex(kept(OpenSearchApi.at(endpoint)), AdIndex.DEFAULT_ALIAS));
    }

    private Sink eventSink(URI endpoint) {
        EventBridgeClient client = kept(EventBusSettings.local(endpoint).client());
        return new EventBusSink(new EventSender(client, BUS, Retry.DEFAULT));
    }

    private Sink archiveSink(URI endpoint) {
        S3Client client = kept(S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("me", "secret")))
                .build());
        return new ArchiveSink(kept(JournalArchive.open(
                new S3ObjectStore(client, "archive"),
                "ads/",
                kept(RocksDbPendingParts.open(folder.resolve("archive-pending"))),
                CatchUp.never(),
                ArchiveSettings.defaults().withObjectBytes(20_000).withLongestWait(Duration.ofMillis(100)))));
    }

    private Sink replicaSink() {
        JournalFollower follower = kept(new JournalFollower(
                new JournalFollower.Access() {
                    @Override
                    public <T> T use(Function<Ledger, T> action) {
                        if (replicaFails) {
                            throw new JournalStoreException("out of order");
                        }
                        return ledgers.use(REPLICA, action);
                    }
                },
                RocksDbPendingParts.open(folder.resolve("replica-pending")),
                CatchUp.never()));
        return new ReplicaSink(follower);
    }

    private <R extends AutoCloseable> R kept(R resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() {
        consumers.values().forEach(SinkConsumer::close);
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
