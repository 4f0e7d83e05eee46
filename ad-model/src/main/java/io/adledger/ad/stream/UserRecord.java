package io.adledger.ad.stream;

import java.nio.ByteBuffer;

/**
 * One record of the ledger's, by itself or out of an aggregate.
 *
 * @param data a read-only view of its bytes
 */
public record UserRecord(String partitionKey, ByteBuffer data) {

    public UserRecord {
        data = data.asReadOnlyBuffer();
    }

    /** A copy of its bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }
}
