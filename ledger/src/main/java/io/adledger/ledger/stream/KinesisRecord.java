package io.adledger.ledger.stream;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A record of the ledger's stream in the shape in which Kinesis gives it.
 *
 * @param data KPL-aggregated, read-only
 * @param sequenceNumber where it stands in the journal; see {@link StreamPosition}
 * @param arrivalTime when the last of its blocks was committed
 */
public record KinesisRecord(String partitionKey, ByteBuffer data, String sequenceNumber, Instant arrivalTime) {

    public KinesisRecord {
        data = data.asReadOnlyBuffer();
    }
}
