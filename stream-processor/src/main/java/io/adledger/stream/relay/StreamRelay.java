package io.adledger.stream.relay;

import io.adledger.ad.stream.UserRecord;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.RecordProcessor;
import io.adledger.stream.sink.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * Puts records into another stream, byte for byte and with their partition keys. What cannot be put comes again, however often:
 * whoever reads that stream is to judge what is in a record. Thread-safe.
 */
public final class StreamRelay implements RecordProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRelay.class);

    /** What Kinesis takes in one request. */
    private static final int MOST_RECORDS = 500;

    private static final int MOST_BYTES = 5 << 20;

    private final KinesisClient client;
    private final String stream;

    /**
     * A relay.
     *
     * @param stream the name of the stream that is written to
     */
    public StreamRelay(KinesisClient client, String stream) {
        this.client = client;
        this.stream = stream;
    }

    @Override
    public Set<String> apply(List<SourceRecord> batch) {
        Set<String> failed = new LinkedHashSet<>();
        for (List<SourceRecord> request : requests(batch)) {
            put(request, failed);
        }
        return failed;
    }

    @Override
    public Optional<String> redrive(DeadLetter letter) {
        SourceRecord record = new SourceRecord(letter.source(), letter.sequenceNumber(), letter.record());
        return apply(List.of(record)).isEmpty() ? Optional.empty() : Optional.of("the stream did not take it");
    }

    private static List<List<SourceRecord>> requests(List<SourceRecord> batch) {
        List<List<SourceRecord>> requests = new ArrayList<>();
        List<SourceRecord> request = new ArrayList<>();
        int bytes = 0;
        for (SourceRecord record : batch) {
            int size = record.record().data().remaining()
                    + record.record().partitionKey().length();
            if (request.size() == MOST_RECORDS || (!request.isEmpty() && bytes + size > MOST_BYTES)) {
                requests.add(request);
                request = new ArrayList<>();
                bytes = 0;
            }
            request.add(record);
            bytes += size;
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    private void put(List<SourceRecord> request, Set<String> failed) {
        try {
            List<PutRecordsResultEntry> results = client.putRecords(put -> put.streamName(stream)
                            .records(request.stream()
                                    .map(record -> entry(record.record()))
                                    .toList()))
                    .records();
            for (int i = 0; i < request.size(); i++) {
                if (results.get(i).errorCode() != null) {
                    failed.add(request.get(i).sequenceNumber());
                    LOG.warn(
                            "record {} is to be relayed again: {}",
                            request.get(i).sequenceNumber(),
                            results.get(i).errorCode());
                }
            }
        } catch (SdkException e) {
            LOG.warn("{} records are to be relayed again", request.size(), e);
            request.forEach(record -> failed.add(record.sequenceNumber()));
        }
    }

    private static PutRecordsRequestEntry entry(UserRecord record) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(record.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(record.toBytes()))
                .build();
    }
}
