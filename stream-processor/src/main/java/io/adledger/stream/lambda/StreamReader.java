package io.adledger.stream.lambda;

import io.adledger.ad.stream.UserRecord;
import io.adledger.stream.sink.SourceRecord;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads records of a stream once more. Thread-safe. */
final class StreamReader {

    private final KinesisClient client;

    StreamReader(KinesisClient client) {
        this.client = client;
    }

    /**
     * All records of a place.
     *
     * @throws GoneException if the stream does not have them all any more
     * @throws software.amazon.awssdk.core.exception.SdkException if it cannot be read now
     */
    List<SourceRecord> read(StreamPlace place) {
        List<SourceRecord> records = new ArrayList<>();
        String iterator = iterator(place);
        boolean first = true;
        while (iterator != null) {
            String from = iterator;
            GetRecordsResponse response = client.getRecords(request -> request.shardIterator(from));
            for (Record record : response.records()) {
                BigInteger number = new BigInteger(record.sequenceNumber());
                if (first && !number.equals(place.first())) {
                    throw new GoneException(place);
                }
                first = false;
                if (number.compareTo(place.last()) > 0) {
                    return records;
                }
                records.add(record(place, record));
                if (number.equals(place.last())) {
                    return records;
                }
            }
            boolean atTheEnd = response.records().isEmpty() && response.millisBehindLatest() == 0;
            iterator = atTheEnd ? null : response.nextShardIterator();
        }
        if (first) {
            throw new GoneException(place);
        }
        return records;
    }

    private String iterator(StreamPlace place) {
        return client.getShardIterator(request -> request.streamName(place.streamName())
                        .shardId(place.shardId())
                        .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(place.first().toString()))
                .shardIterator();
    }

    private static SourceRecord record(StreamPlace place, Record record) {
        return new SourceRecord(
                place.stream(),
                record.sequenceNumber(),
                new UserRecord(record.partitionKey(), record.data().asByteBuffer()));
    }

    /** The stream has forgotten records. */
    static final class GoneException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GoneException(StreamPlace place) {
            super("the stream does not have record " + place.first() + " of " + place.shardId() + " any more");
        }
    }
}
