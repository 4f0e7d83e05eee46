package io.adledger.stream.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.stream.UserRecord;
import io.adledger.kinesis.local.KinesisLocalProcess;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.SourceRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Into a real stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamRelayTest {

    private KinesisLocalProcess kinesis;
    private KinesisClient client;

    @BeforeAll
    void start() throws Exception {
        // The server's CBOR is not that of the SDK.
        System.setProperty("aws.cborEnabled", "false");
        kinesis = KinesisLocalProcess.start();
        client = KinesisClient.builder()
                .endpointOverride(kinesis.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        kinesis.close();
        System.clearProperty("aws.cborEnabled");
    }

    @Test
    void recordsArriveAsTheyWereHoweverManyAndWhateverIsInThem() {
        stream("there");
        List<SourceRecord> records = new ArrayList<>(
                new AdJournal().state("a", 0, "1").state("b", 0, "1").records());
        for (int i = 0; i < 600; i++) {
            records.add(record("small" + i, new byte[] {(byte) i}));
        }
        for (int i = 0; i < 7; i++) {
            records.add(record("large" + i, new byte[900_000]));
        }

        assertThat(new StreamRelay(client, "there").apply(records)).isEmpty();

        assertThat(arrived("there"))
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(SourceRecord::record).toList());
    }

    @Test
    void whatTheStreamDoesNotTakeComesAgain() {
        List<SourceRecord> records = List.of(record("1", new byte[] {1}), record("2", new byte[] {2}));
        StreamRelay relay = new StreamRelay(client, "not-there");

        assertThat(relay.apply(records)).containsExactly("1", "2");
        assertThat(relay.redrive(letter(records.getFirst()))).isPresent();

        stream("not-there");
        assertThat(relay.redrive(letter(records.getFirst()))).isEmpty();
        assertThat(arrived("not-there")).containsExactly(records.getFirst().record());
    }

    private void stream(String name) {
        client.createStream(create -> create.streamName(name).shardCount(1));
        client.waiter().waitUntilStreamExists(stream -> stream.streamName(name));
    }

    private List<UserRecord> arrived(String name) {
        String iterator = client.getShardIterator(request -> request.streamName(name)
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        List<UserRecord> arrived = new ArrayList<>();
        while (true) {
            String from = iterator;
            GetRecordsResponse response = client.getRecords(request -> request.shardIterator(from));
            if (response.records().isEmpty()) {
                return arrived;
            }
            response.records()
                    .forEach(record -> arrived.add(
                            new UserRecord(record.partitionKey(), record.data().asByteBuffer())));
            iterator = response.nextShardIterator();
        }
    }

    private static DeadLetter letter(SourceRecord record) {
        return new DeadLetter(
                "replica", record.source(), record.sequenceNumber(), 0, record.record(), "an error", AdJournal.CREATED);
    }

    private static SourceRecord record(String sequenceNumber, byte[] data) {
        return new SourceRecord(AdJournal.ARN, sequenceNumber, new UserRecord(sequenceNumber, ByteBuffer.wrap(data)));
    }
}
