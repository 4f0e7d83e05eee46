package io.adledger.ledger.stream;

/**
 * A stream record as it goes into Kinesis, or into an aggregate. The bytes are not copied: nobody changes them.
 *
 * @see StreamRecordWriter
 */
final class StreamRecordBytes {

    private final String partitionKey;
    private final byte[] data;

    StreamRecordBytes(String partitionKey, byte[] data) {
        this.partitionKey = partitionKey;
        this.data = data;
    }

    String partitionKey() {
        return partitionKey;
    }

    byte[] data() {
        return data;
    }
}
