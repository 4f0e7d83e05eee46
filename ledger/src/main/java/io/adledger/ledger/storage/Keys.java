package io.adledger.ledger.storage;

import io.adledger.ledger.ion.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of the views' column families; ids are of fixed length, so that a prefix never reaches into a neighbour. */
final class Keys {

    /** Length of an id in bytes. */
    private static final int ID = 22;

    /** Where the redactions begin that are still to be erased from the files. */
    static final byte[] ERASURES = "erase/".getBytes(StandardCharsets.US_ASCII);

    private Keys() {}

    static byte[] ofTable(String tableId) {
        return ascii(tableId);
    }

    static byte[] ofDocument(String tableId, String documentId) {
        return join(ascii(tableId), ascii(documentId));
    }

    static byte[] ofRevision(String tableId, String documentId, long version) {
        return join(
                ofDocument(tableId, documentId),
                ByteBuffer.allocate(Long.BYTES).putLong(version).array());
    }

    static byte[] ofIndex(String indexId) {
        return ascii(indexId);
    }

    /**
     * The value's hash stands for the value: keys find their way into files that are not written anew when something is to be
     * erased.
     */
    static byte[] ofIndexed(ViewKey.OfIndexed indexed) {
        byte[] value = new byte[indexed.value().remaining()];
        indexed.value().duplicate().get(value);
        return join(ascii(indexed.indexId()), Hash.sha256Of(value).toBytes());
    }

    static byte[] ofIndexEntry(ViewKey.OfIndexed indexed, String documentId) {
        return join(ofIndexed(indexed), ascii(documentId));
    }

    /** The document id at the end of an index entry's key. */
    static String documentOfIndexEntry(byte[] key) {
        return new String(key, key.length - ID, ID, StandardCharsets.US_ASCII);
    }

    /** The document id in a document's or a revision's key. */
    static String document(byte[] key) {
        return new String(key, ID, ID, StandardCharsets.US_ASCII);
    }

    /** The first key after all that begin with this prefix, which begins with an id and so is not all 0xff. */
    static byte[] after(byte[] prefix) {
        int length = prefix.length;
        while (prefix[length - 1] == (byte) 0xff) {
            length--;
        }
        byte[] next = Arrays.copyOf(prefix, length);
        next[length - 1]++;
        return next;
    }

    /** The redactions of a block that are still to be erased from the files. */
    static byte[] ofErasure(long sequenceNo) {
        return join(
                ERASURES, ByteBuffer.allocate(Long.BYTES).putLong(sequenceNo).array());
    }

    /** The block of such a key. */
    static long blockOfErasure(byte[] key) {
        return ByteBuffer.wrap(key, ERASURES.length, Long.BYTES).getLong();
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[] left, byte[] right) {
        return ByteBuffer.allocate(left.length + right.length)
                .put(left)
                .put(right)
                .array();
    }
}
