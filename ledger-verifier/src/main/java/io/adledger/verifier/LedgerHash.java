package io.adledger.verifier;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonReaderBuilder;
import com.amazon.ionhash.IonHashReader;
import com.amazon.ionhash.IonHashReaderBuilder;
import com.amazon.ionhash.MessageDigestIonHasherProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A SHA-256 hash of a ledger, or the empty one, and the ways to compute it. Immutable, thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/verification.results.html">Verification in
 *     QLDB</a>
 * @see <a href="https://amazon-ion.github.io/ion-hash/docs/spec.html">Amazon Ion Hash</a>
 */
public final class LedgerHash {

    /** The hash of nothing: joining it changes nothing. */
    public static final LedgerHash EMPTY = new LedgerHash(new byte[0]);

    private static final int LENGTH = 32;
    private static final String ALGORITHM = "SHA-256";

    private final byte[] bytes;

    private LedgerHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The hash in these bytes.
     *
     * @throws VerificationException unless there are 32 or none
     */
    public static LedgerHash of(byte[] bytes) {
        if (bytes.length != LENGTH && bytes.length != 0) {
            throw new VerificationException("a hash has 32 bytes, this one has " + bytes.length);
        }
        return new LedgerHash(bytes.clone());
    }

    /**
     * The hash in an Ion blob.
     *
     * @throws VerificationException if there is none in it
     */
    public static LedgerHash of(IonValue value) {
        if (value instanceof IonBlob blob && !blob.isNullValue() && blob.getTypeAnnotationSymbols().length == 0) {
            return of(blob.getBytes());
        }
        throw new VerificationException("a hash is a blob, this is " + value.getType());
    }

    /**
     * The hash in Base64, as GetDigest answers it.
     *
     * @throws VerificationException if there is none in it
     */
    public static LedgerHash ofBase64(String text) {
        try {
            return of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new VerificationException("not a hash in Base64: " + text, e);
        }
    }

    /** The Ion Hash of a value. */
    public static LedgerHash ofIon(IonValue value) {
        try (IonReader values = IonReaderBuilder.standard().build(value);
                IonHashReader hashing = IonHashReaderBuilder.standard()
                        .withReader(values)
                        .withHasherProvider(new MessageDigestIonHasherProvider(ALGORITHM))
                        .build()) {
            hashing.next();
            hashing.next();
            return new LedgerHash(hashing.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Joins two hashes; which is left and which right makes no difference. */
    public LedgerHash dot(LedgerHash other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        MessageDigest sha256 = sha256();
        boolean first = isSmallerThan(other);
        sha256.update(first ? bytes : other.bytes);
        sha256.update(first ? other.bytes : bytes);
        return new LedgerHash(sha256.digest());
    }

    /** The last byte decides first, and bytes are signed. */
    private boolean isSmallerThan(LedgerHash other) {
        int i = LENGTH - 1;
        while (i > 0 && bytes[i] == other.bytes[i]) {
            i--;
        }
        return bytes[i] < other.bytes[i];
    }

    /** The root of a Merkle tree: neighbours joined, level by level, one without a neighbour carried up. */
    public static LedgerHash root(List<LedgerHash> leaves) {
        if (leaves.isEmpty()) {
            return EMPTY;
        }
        List<LedgerHash> level = new ArrayList<>(leaves);
        while (level.size() > 1) {
            List<LedgerHash> above = new ArrayList<>();
            for (int left = 0; left < level.size(); left += 2) {
                LedgerHash right = left + 1 < level.size() ? level.get(left + 1) : EMPTY;
                above.add(level.get(left).dot(right));
            }
            level = above;
        }
        return level.getFirst();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64, as GetDigest answers it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
