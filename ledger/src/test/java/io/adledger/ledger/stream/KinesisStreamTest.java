package io.adledger.ledger.stream;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Control;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.kinesis.local.KinesisLocalProcess;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.stream.JournalStream.Status;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The whole way: from transactions through a Kinesis server to the decoder that the stream processor uses. */
class KinesisStreamTest {

    private static final String LEDGER = "arn:aws:qldb:us-east-1:123456789012:ledger/ads";

    private static KinesisLocalProcess kinesis;
    private static KinesisClient client;

    @TempDir
    private Path folder;

    private final Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults());

    @BeforeAll
    static void startKinesis() throws IOException {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        // The server's CBOR is not that of the SDK.
        System.setProperty("aws.cborEnabled", "false");
        kinesis = KinesisLocalProcess.start();
        client = KinesisClient.builder()
                .endpointOverride(kinesis.endpoint())
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stopKinesis() {
        client.close();
        kinesis.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.cborEnabled");
    }

    @BeforeEach
    void fill() {
        Committed.execute(ledger, "CREATE TABLE Ads");
        Committed.execute(ledger, "CREATE INDEX ON Ads (n)");
        insert(30);
        Committed.execute(ledger, "UPDATE Ads SET price = 12.50 WHERE n = 3");
        Committed.execute(ledger, "DELETE FROM Ads WHERE n = 4");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatArrivesIsTheJournal(boolean aggregation) {
        String stream = "arrives-" + aggregation;
        createStream(stream, 3);
        try (JournalStreams streams = open()) {
            JournalStream started = streams.start(request(stream, aggregation, Optional.empty()));
            insert(30);

            List<StreamRecord> arrived = await().atMost(Duration.ofSeconds(30))
                    .until(() -> records(stream), records -> hashes(records).containsAll(journalHashes()));

            assertThat(arrived).allMatch(record -> record.streamArn().equals(started.arn()));
            assertThat(hashes(arrived)).isEqualTo(journalHashes());
            assertThat(revisions(arrived)).isEqualTo(journalRevisions());
            assertThat(controls(arrived)).containsExactly(Control.Type.CREATED);
        }
    }

    @Test
    void aStreamToItsEndIsCompleted() {
        createStream("to-the-end", 1);
        StreamSettings later =
                StreamSettings.defaults().withClock(() -> Instant.now().plusSeconds(60));
        try (JournalStreams streams = open(later)) {
            String id = streams.start(request(
                            "to-the-end", true, Optional.of(Instant.now().plusSeconds(10))))
                    .streamId();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> streams.find(id).orElseThrow().status() == Status.COMPLETED);
            assertThat(hashes(records("to-the-end"))).isEqualTo(journalHashes());
            assertThat(controls(records("to-the-end"))).containsExactly(Control.Type.CREATED, Control.Type.COMPLETED);
        }
    }

    @Test
    void aStreamWaitsForADataStreamThatIsNotThereYet() {
        try (JournalStreams streams = open()) {
            String id = streams.start(request("comes-later", true, Optional.empty()))
                    .streamId();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> streams.find(id).orElseThrow().status() == Status.IMPAIRED);

            createStream("comes-later", 1);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hashes(records("comes-later")).equals(journalHashes()));
            assertThat(streams.find(id)).map(JournalStream::status).contains(Status.ACTIVE);
        }
    }

    private JournalStreams open() {
        return open(StreamSettings.defaults().withPauses(Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    private JournalStreams open(StreamSettings settings) {
        return JournalStreams.open(
                LEDGER,
                ledger.journal(),
                ledger::awaitBlock,
                folder.resolve("streams"),
                AwsKinesisSink.at(Optional.of(kinesis.endpoint())),
                settings);
    }

    private static StreamRequest request(String stream, boolean aggregation, Optional<Instant> end) {
        return new StreamRequest(
                stream,
                Instant.EPOCH,
                end,
                new KinesisTarget("arn:aws:kinesis:us-east-1:123456789012:stream/" + stream, aggregation),
                "arn:aws:iam::123456789012:role/stream");
    }

    private static void createStream(String name, int shards) {
        client.createStream(request -> request.streamName(name).shardCount(shards));
        await().until(() -> client.describeStream(request -> request.streamName(name))
                        .streamDescription()
                        .streamStatus()
                == StreamStatus.ACTIVE);
    }

    private void insert(int ads) {
        for (int i = 0; i < ads; i++) {
            Committed.execute(
                    ledger, "INSERT INTO Ads {'n': ?, 'title': 'a bicycle', 'at': `2024-01-01T`}", ION.newInt(i));
        }
    }

    private static List<StreamRecord> records(String stream) {
        List<StreamRecord> records = new ArrayList<>();
        for (Shard shard :
                client.listShards(request -> request.streamName(stream)).shards()) {
            String iterator = client.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            for (boolean more = true; more; ) {
                String from = iterator;
                GetRecordsResponse answer = client.getRecords(request -> request.shardIterator(from));
                answer.records().forEach(record -> KplAggregate.unpack(
                                record.partitionKey(), record.data().asByteArray())
                        .forEach(each -> records.add(StreamRecordDecoder.decode(each.toBytes()))));
                iterator = answer.nextShardIterator();
                more = !answer.records().isEmpty();
            }
        }
        return records;
    }

    private static List<Control.Type> controls(List<StreamRecord> records) {
        return records.stream()
                .filter(Control.class::isInstance)
                .map(record -> ((Control) record).type())
                .toList();
    }

    private static Set<String> hashes(List<StreamRecord> records) {
        return records.stream()
                .filter(BlockSummary.class::isInstance)
                .map(record -> ((BlockSummary) record).blockHash())
                .collect(Collectors.toSet());
    }

    private Set<String> journalHashes() {
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            return blocks.map(block -> block.blockHash().toHex()).collect(Collectors.toSet());
        }
    }

    private record Arrived(String hash, String documentId, long version, String data) {}

    private static Set<Arrived> revisions(List<StreamRecord> records) {
        return records.stream()
                .filter(RevisionDetails.class::isInstance)
                .map(record -> ((RevisionDetails) record).revision())
                .map(KinesisStreamTest::arrived)
                .collect(Collectors.toSet());
    }

    private static Arrived arrived(LedgerRevision revision) {
        return new Arrived(
                revision.hash(),
                revision.documentId(),
                revision.version(),
                revision.data().map(Object::toString).orElse(""));
    }

    private Set<Arrived> journalRevisions() {
        Set<Arrived> expected = new HashSet<>();
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            blocks.forEach(block -> {
                for (Revision revision : block.revisions()) {
                    if (!block.isSystem(revision)) {
                        expected.add(new Arrived(
                                revision.hash().toHex(),
                                revision.metadata().id(),
                                revision.metadata().version(),
                                revision.data() == null ? "" : revision.data().toString()));
                    }
                }
            });
        }
        return expected;
    }
}
