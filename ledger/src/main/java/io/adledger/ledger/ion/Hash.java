package io.adledger.ledger.ion;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash, or the empty hash that {@link #dot} leaves out. Immutable, thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/verification.results.html">Verification in
 *     QLDB</a>
 */
public final class Hash {

    /** Length of a hash in bytes. */
    public static final int LENGTH = 32;

    /** The neutral element of {@link #dot}. */
    public static final Hash EMPTY = new Hash(new byte[0]);

    private static final MessageDigest SHA_256 = sha256();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash in these bytes, which are copied.
     *
     * @throws IllegalArgumentException unless there are 32 or none
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /**
     * The hash in an Ion blob.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Hash of(IonValue blob) {
        if (blob instanceof IonBlob value && !value.isNullValue()) {
            return of(value.getBytes());
        }
        throw new IllegalArgumentException("a hash is an Ion blob, not " + blob);
    }

    /** The SHA-256 of these bytes. */
    public static Hash sha256Of(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /**
     * Joins two hashes, whichever way round: SHA-256 of both, the smaller first, compared as signed bytes from the last
     * to the first; if one is empty, the other.
     */
    public Hash dot(Hash other) {
        if (bytes.length == 0) {
            return other;
        }
        if (other.bytes.length == 0) {
            return this;
        }
        return compareFromLastByte(bytes, other.bytes) < 0
                ? sha256Of(bytes, other.bytes)
                : sha256Of(other.bytes, bytes);
    }

    private static int compareFromLastByte(byte[] left, byte[] right) {
        for (int i = LENGTH - 1; i >= 0; i--) {
            if (left[i] != right[i]) {
                return Byte.compare(left[i], right[i]);
            }
        }
        return 0;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy of the bytes: 32, or none. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Lower-case hexadecimal, as in Kinesis partition keys. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64, as the service prints hashes. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static MessageDigest newDigest() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
