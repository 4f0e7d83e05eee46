package io.adledger.ledger.ion;

import java.security.MessageDigest;
import java.util.Arrays;

/** The bytes that go into an Ion Hash, with its marks and escapes. Not thread-safe. */
final class HashBytes {

    private static final byte BEGIN = 0x0B;
    private static final byte ESCAPE = 0x0C;
    private static final byte END = 0x0E;

    private final MessageDigest digest = Hash.newDigest();
    private byte[] bytes = new byte[512];
    private int length;

    int length() {
        return length;
    }

    void begin(int typeAndQualifier) {
        room(2);
        bytes[length++] = BEGIN;
        bytes[length++] = (byte) typeAndQualifier;
    }

    void end() {
        room(1);
        bytes[length++] = END;
    }

    void escaped(byte[] content) {
        room(2 * content.length);
        for (byte each : content) {
            escaped(each);
        }
    }

    /** A byte for which there is room. */
    private void escaped(byte each) {
        if (each == BEGIN || each == ESCAPE || each == END) {
            bytes[length++] = ESCAPE;
        }
        bytes[length++] = each;
    }

    /** Takes away what was written since this length, and gives its SHA-256. */
    byte[] takeHashSince(int start) {
        digest.update(bytes, start, length - start);
        length = start;
        return digest.digest();
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
