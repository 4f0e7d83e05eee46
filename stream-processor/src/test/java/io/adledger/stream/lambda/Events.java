package io.adledger.stream.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.stream.UserRecord;
import io.adledger.ledger.stream.StreamPosition;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.SourceRecord;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events as Lambda makes them of a stream's records and a queue's messages, and what a function answers. */
public final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** A journal's stream from its beginning, in the records that the ledger puts into Kinesis: aggregates. */
    public static List<SourceRecord> stream(AdJournal journal) {
        return streamAfter(journal, StreamPosition.CREATED);
    }

    /** The same after a record of it. */
    public static List<SourceRecord> streamAfter(AdJournal journal, SourceRecord record) {
        return streamAfter(journal, StreamPosition.of(record.sequenceNumber()));
    }

    private static List<SourceRecord> streamAfter(AdJournal journal, StreamPosition position) {
        try {
            return journal.tap().read(Optional.of(position), 10_000, Duration.ZERO).stream()
                    .map(record -> new SourceRecord(
                            AdJournal.ARN,
                            record.sequenceNumber(),
                            new UserRecord(record.partitionKey(), record.data())))
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event of a Kinesis event source mapping. */
    public static String ofKinesis(List<SourceRecord> records) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode all = event.putArray("Records");
        for (SourceRecord record : records) {
            ObjectNode one = all.addObject();
            one.putObject("kinesis")
                    .put("kinesisSchemaVersion", "1.0")
                    .put("partitionKey", record.record().partitionKey())
                    .put("sequenceNumber", record.sequenceNumber())
                    .put("data", record.record().toBytes())
                    .put("approximateArrivalTimestamp", 1_767_225_600.123);
            one.put("eventSource", "aws:kinesis")
                    .put("eventVersion", "1.0")
                    .put("eventID", "shardId-000000000000:" + record.sequenceNumber())
                    .put("eventName", "aws:kinesis:record")
                    .put("invokeIdentityArn", "arn:aws:iam::000000000000:role/sink")
                    .put("awsRegion", "us-east-1")
                    .put("eventSourceARN", record.source());
        }
        return event.toString();
    }

    /** An event of an SQS event source mapping; the messages are called 0, 1, 2, … */
    public static String ofSqs(List<String> bodies) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode all = event.putArray("Records");
        for (String body : bodies) {
            ObjectNode one = all.addObject()
                    .put("messageId", Integer.toString(all.size() - 1))
                    .put("receiptHandle", "handle")
                    .put("body", body);
            one.putObject("attributes").put("ApproximateReceiveCount", "1");
            one.put("eventSource", "aws:sqs")
                    .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:redrive")
                    .put("awsRegion", "us-east-1");
        }
        return event.toString();
    }

    /** What Lambda puts into the queue of a mapping when it gives a batch up. */
    public static String givenUp(String streamArn, String shardId, String first, String last) {
        ObjectNode message = JSON.createObjectNode();
        message.putObject("requestContext")
                .put("requestId", "c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5")
                .put("functionArn", "arn:aws:lambda:us-east-1:000000000000:function:sink")
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", 11);
        message.put("version", "1.0").put("timestamp", "2026-01-01T00:38:06.021Z");
        message.putObject("KinesisBatchInfo")
                .put("shardId", shardId)
                .put("startSequenceNumber", first)
                .put("endSequenceNumber", last)
                .put("batchSize", 1)
                .put("streamArn", streamArn);
        return message.toString();
    }

    /** What a function puts into its queue for a record. */
    public static String letter(String sink, SourceRecord record) {
        return LetterText.of(new DeadLetter(
                sink, record.source(), record.sequenceNumber(), 0, record.record(), "refused", AdJournal.CREATED));
    }

    /** The ids of what is to come again, as a function answers them. */
    public static List<String> failures(String answer) {
        try {
            List<String> ids = new ArrayList<>();
            for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
                ids.add(failure.path("itemIdentifier").asText());
            }
            return ids;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What Lambda delivers after such an answer: all from the first record on that is to come again.
     *
     * @return nothing if there is none
     */
    public static List<SourceRecord> again(List<SourceRecord> batch, List<String> failures) {
        if (failures.isEmpty()) {
            return List.of();
        }
        BigInteger first =
                failures.stream().map(BigInteger::new).reduce(BigInteger::min).orElseThrow();
        return batch.stream()
                .filter(record -> new BigInteger(record.sequenceNumber()).compareTo(first) >= 0)
                .toList();
    }
}
