package io.adledger.stream.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.RecordProcessor;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.trace.TracedSink;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function of a sink. It takes two kinds of events: records of the stream, from Kinesis, and dead letters that someone
 * redrives, from SQS. Both event sources must have {@code ReportBatchItemFailures} on: the answer names the records, or the messages,
 * that are to come again. Thread-safe.
 */
public abstract class SinkFunction implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamHandler records;
    private final RedriveHandler letters;

    /** The function of a sink, which finds its dead letters and the stream in its environment. */
    SinkFunction(String name, Sink sink, Hopeless hopeless, Environment environment) {
        this(
                new BatchProcessor(
                        name,
                        new TracedSink(name, sink, GlobalOpenTelemetry.get(), Clock.systemUTC()),
                        hopeless,
                        new SqsDeadLetters(
                                Clients.queues(environment.region()),
                                environment.required("ADLEDGER_SINK_DEAD_LETTERS")),
                        Clock.systemUTC()),
                environment);
    }

    /** The function of whatever processes records, which finds the stream in its environment. */
    SinkFunction(RecordProcessor processor, Environment environment) {
        this(processor, new StreamReader(Clients.streams(environment.region())));
    }

    SinkFunction(RecordProcessor processor, StreamReader stream) {
        this.records = new StreamHandler(processor);
        this.letters = new RedriveHandler(processor, stream);
    }

    @Override
    public final void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
            throws IOException {
        JsonNode event = JSON.readTree(input);
        JSON.writeValue(output, answer(event.path("Records")));
    }

    private ObjectNode answer(JsonNode event) throws IOException {
        String source = event.path(0).path("eventSource").asText();
        return switch (source) {
            case "aws:kinesis" -> failures(records.handleRequest(kinesisEvent(event), null));
            case "aws:sqs" -> failures(redriven(event));
            default ->
                throw new IllegalArgumentException(
                        "events come from Kinesis or SQS, not from " + (source.isEmpty() ? "nowhere" : source));
        };
    }

    private static KinesisEvent kinesisEvent(JsonNode event) throws IOException {
        List<KinesisEvent.KinesisEventRecord> all = new ArrayList<>();
        for (JsonNode json : event) {
            JsonNode kinesis = json.path("kinesis");
            KinesisEvent.Record record = new KinesisEvent.Record();
            record.setPartitionKey(kinesis.path("partitionKey").asText());
            record.setSequenceNumber(kinesis.path("sequenceNumber").asText());
            record.setData(ByteBuffer.wrap(kinesis.path("data").binaryValue()));
            KinesisEvent.KinesisEventRecord one = new KinesisEvent.KinesisEventRecord();
            one.setEventSourceARN(json.path("eventSourceARN").asText());
            one.setKinesis(record);
            all.add(one);
        }
        KinesisEvent typed = new KinesisEvent();
        typed.setRecords(all);
        return typed;
    }

    private static ObjectNode failures(StreamsEventResponse response) {
        return failures(response.getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .toList());
    }

    private List<String> redriven(JsonNode event) {
        List<String> again = new ArrayList<>();
        for (JsonNode message : event) {
            String id = message.path("messageId").asText();
            if (!letters.redrive(id, message.path("body").asText())) {
                again.add(id);
            }
        }
        return again;
    }

    private static ObjectNode failures(List<String> ids) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        ids.forEach(id -> failures.addObject().put("itemIdentifier", id));
        return answer;
    }
}
