package io.adledger.stream.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adledger.ad.stream.UserRecord;
import io.adledger.kinesis.local.KinesisLocalProcess;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.sink.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class SinkFunctionTest {

    private static final StaticCredentialsProvider ANY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private static final KinesisClient NOWHERE = client(URI.create("http://127.0.0.1:1"));

    private final LocalQueue queue = LocalQueue.start();
    private final Remembering sink = new Remembering();
    private final SqsClient queues = SqsClient.builder()
            .endpointOverride(queue.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(ANY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @AfterEach
    void close() {
        System.clearProperty("aws.cborEnabled");
        queues.close();
        queue.close();
    }

    @Test
    void aggregatesAreTakenApartAndAllOfThemApplied() {
        AdJournal journal = new AdJournal().state("a", 0, "1").state("b", 0, "1");

        assertThat(answer(Events.ofKinesis(Events.stream(journal)))).isEmpty();

        assertThat(sink.applied).hasSize(journal.records().size());
        assertThat(queue.messages()).isEmpty();
    }

    @Test
    void whatIsToComeAgainIsNamedByItsSequenceNumber() {
        List<SourceRecord> records =
                new AdJournal().state("a", 0, "1").state("b", 0, "1").records();
        sink.later = Set.of(records.get(1).sequenceNumber(), records.get(3).sequenceNumber());

        assertThat(answer(Events.ofKinesis(records)))
                .containsExactly(records.get(1).sequenceNumber(), records.get(3).sequenceNumber());
    }

    @Test
    void poisonOfTheLargestSizeIsSetAsideAsItIsAndCanBeRedriven() {
        byte[] poison =
                "not of the ledger. ".repeat(60_000).substring(0, 1 << 20).getBytes(StandardCharsets.UTF_8);
        List<SourceRecord> records = new ArrayList<>();
        records.add(record("7", poison));
        records.addAll(new AdJournal().state("a", 0, "1").records());

        assertThat(answer(Events.ofKinesis(records))).isEmpty();

        assertThat(sink.applied).hasSize(2);
        assertThat(queue.messages()).hasSize(1);
        assertThat(answer(Events.ofSqs(queue.messages()))).as("poison still").containsExactly("0");
    }

    @Test
    void aLetterThatTheSinkTakesNowIsDoneWithAndTheOthersComeAgain() {
        List<SourceRecord> records =
                new AdJournal().state("a", 0, "1").state("b", 0, "1").records();
        sink.never = Set.of(records.get(0).sequenceNumber(), records.get(2).sequenceNumber());
        assertThat(answer(Events.ofKinesis(records))).isEmpty();
        assertThat(queue.messages()).hasSize(2);
        sink.applied.clear();

        sink.never = Set.of(records.get(2).sequenceNumber());
        List<String> bodies = new ArrayList<>(queue.messages());
        bodies.add("no letter");
        bodies.add("{\"data\": \"H4sI\", \"sequenceNumber\": \"1\"}");

        assertThat(answer(Events.ofSqs(bodies))).containsExactly("1", "2", "3");
        assertThat(sink.applied).containsExactly(records.get(0).record());
    }

    @Test
    void whatDoesNotFitIntoAMessageIsLeftToLambdaToGiveUp() {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);

        assertThat(answer(Events.ofKinesis(List.of(record("7", noise))))).containsExactly("7");
        assertThat(queue.messages()).isEmpty();
    }

    @Test
    void whileTheQueueIsDownPoisonComesAgain() {
        queue.fail(true);

        assertThat(answer(Events.ofKinesis(List.of(record("7", new byte[] {1})))))
                .containsExactly("7");
    }

    @Test
    void aPlaceInTheStreamThatLambdaGaveUpOnIsReadAgain() throws Exception {
        // The server's CBOR is not that of the SDK.
        System.setProperty("aws.cborEnabled", "false");
        try (KinesisLocalProcess kinesis = KinesisLocalProcess.start();
                KinesisClient client = client(kinesis.endpoint())) {
            client.createStream(stream -> stream.streamName("journal").shardCount(1));
            client.waiter().waitUntilStreamExists(stream -> stream.streamName("journal"));
            String arn = client.describeStreamSummary(stream -> stream.streamName("journal"))
                    .streamDescriptionSummary()
                    .streamARN();
            List<String> numbers = new ArrayList<>();
            List<SourceRecord> records = new AdJournal()
                    .state("a", 0, "1")
                    .state("b", 0, "1")
                    .state("c", 0, "1")
                    .records();
            for (SourceRecord record : records) {
                numbers.add(client.putRecord(put -> put.streamName("journal")
                                .partitionKey("key")
                                .data(SdkBytes.fromByteArray(record.record().toBytes())))
                        .sequenceNumber());
            }
            SinkFunction function = function(new StreamReader(client));

            assertThat(answer(
                            function,
                            Events.ofSqs(List.of(
                                    Events.givenUp(arn, "shardId-000000000000", numbers.get(1), numbers.get(4)),
                                    Events.givenUp(arn, "shardId-000000000000", "1", numbers.get(0)),
                                    Events.givenUp(arn, "shardId-000000000009", numbers.get(1), numbers.get(4))))))
                    .as("the second is gone, and there is no shard of the third")
                    .containsExactly("1", "2");
            assertThat(sink.applied)
                    .extracting(UserRecord::data)
                    .containsExactlyElementsOf(records.subList(1, 5).stream()
                            .map(record -> record.record().data())
                            .toList());
        }
    }

    @Test
    void aMissingVariableIsNamedAtTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new StateStoreHandler(new Environment(Map.of("AWS_REGION", "us-east-1"))))
                .withMessage("the environment variable ADLEDGER_STATE_STORE_TABLE is missing");
    }

    @Test
    void eventsOfOtherSourcesAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> answer("{\"Records\": [{\"eventSource\": \"aws:s3\"}]}"))
                .withMessageContaining("aws:s3");
    }

    private List<String> answer(String event) {
        return answer(function(new StreamReader(NOWHERE)), event);
    }

    private SinkFunction function(StreamReader reader) {
        return new SinkFunction(
                new BatchProcessor(
                        "sink", sink, Hopeless.SET_ASIDE, new SqsDeadLetters(queues, queue.url()), Clock.systemUTC()),
                reader) {};
    }

    private static List<String> answer(SinkFunction function, String event) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Events.failures(answer.toString(StandardCharsets.UTF_8));
    }

    private static SourceRecord record(String sequenceNumber, byte[] data) {
        return new SourceRecord(AdJournal.ARN, sequenceNumber, new UserRecord("key", ByteBuffer.wrap(data)));
    }

    private static KinesisClient client(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANY)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Takes what it is not told to refuse. */
    private static final class Remembering implements Sink {

        private final List<UserRecord> applied = new ArrayList<>();
        private Set<String> later = Set.of();
        private Set<String> never = Set.of();

        @Override
        public List<Failure> apply(List<Delivery> batch) {
            List<Failure> failures = new ArrayList<>();
            for (Delivery delivery : batch) {
                String number = delivery.origin().source().sequenceNumber();
                if (later.contains(number)) {
                    failures.add(Failure.later(delivery, "not now"));
                } else if (never.contains(number)) {
                    failures.add(Failure.never(delivery, "not at all"));
                } else {
                    applied.add(delivery.origin().record());
                }
            }
            return failures;
        }
    }
}
