package io.adledger.stream.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.adledger.ad.stream.UserRecord;
import io.adledger.stream.sink.RecordProcessor;
import io.adledger.stream.sink.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes Kinesis events with the ledger's stream records. The event source must have {@code ReportBatchItemFailures} on;
 * it delivers again from the first record reported, which is harmless. Thread-safe.
 */
public final class StreamHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

    private final RecordProcessor processor;

    public StreamHandler(RecordProcessor processor) {
        this.processor = processor;
    }

    @Override
    public StreamsEventResponse handleRequest(KinesisEvent event, @Nullable Context context) {
        List<SourceRecord> batch =
                event.getRecords().stream().map(StreamHandler::record).toList();
        List<BatchItemFailure> failures = processor.apply(batch).stream()
                .map(sequenceNumber -> BatchItemFailure.builder()
                        .withItemIdentifier(sequenceNumber)
                        .build())
                .toList();
        return StreamsEventResponse.builder().withBatchItemFailures(failures).build();
    }

    private static SourceRecord record(KinesisEvent.KinesisEventRecord event) {
        KinesisEvent.Record kinesis = event.getKinesis();
        return new SourceRecord(
                event.getEventSourceARN() == null ? "" : event.getEventSourceARN(),
                kinesis.getSequenceNumber(),
                new UserRecord(kinesis.getPartitionKey(), kinesis.getData()));
    }
}
