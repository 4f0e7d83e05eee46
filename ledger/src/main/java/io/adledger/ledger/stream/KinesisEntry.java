package io.adledger.ledger.stream;

import java.util.Optional;

/**
 * A record to put into Kinesis. The bytes are not copied: nobody changes them.
 *
 * @param explicitHashKey decides on the shard in place of the partition key
 */
@SuppressWarnings("ArrayRecordComponent")
public record KinesisEntry(String partitionKey, Optional<String> explicitHashKey, byte[] data) {

    /** What Kinesis counts of it. */
    int size() {
        return partitionKey.length() + data.length;
    }
}
