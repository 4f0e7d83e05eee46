package io.adledger.ledger.ion;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonList;
import com.amazon.ion.IonReader;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ionhash.IonHashReader;
import com.amazon.ionhash.IonHashReaderBuilder;
import com.amazon.ionhash.IonHasherProvider;
import com.amazon.ionhash.MessageDigestIonHasherProvider;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The SHA-256 Ion Hash of a value: equal values have equal hashes, however they are encoded. Thread-safe.
 *
 * @see <a href="https://amazon-ion.github.io/ion-hash/docs/spec.html">Amazon Ion Hash</a>
 */
public final class IonHash {

    private static final IonHasherProvider SHA_256 = new MessageDigestIonHasherProvider("SHA-256");

    private IonHash() {}

    public static Hash of(IonValue value) {
        return PlainIonHash.of(value).orElseGet(() -> byLibrary(value));
    }

    /** The same hash, by the library alone. */
    static Hash byLibrary(IonValue value) {
        try (IonReader reader = ION.newReader(value)) {
            return ofNext(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash of an Ion string of this text. */
    public static Hash of(String text) {
        return of(ION.newString(text));
    }

    /** The hash of the one value that is written. */
    public static Hash ofWritten(IonValues.Writable value) {
        IonList written = ION.newEmptyList();
        try (IonWriter writer = ION.newWriter(written)) {
            value.writeTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(written.get(0));
    }

    private static Hash ofNext(IonReader reader) throws IOException {
        try (IonHashReader hashing = IonHashReaderBuilder.standard()
                .withReader(reader)
                .withHasherProvider(SHA_256)
                .build()) {
            hashing.next();
            hashing.next();
            return Hash.of(hashing.digest());
        }
    }
}
