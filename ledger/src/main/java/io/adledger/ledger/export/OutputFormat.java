package io.adledger.ledger.export;

import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.amazon.ion.system.IonTextWriterBuilder;
import io.adledger.ledger.ion.IonValues.Writable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The form of exported blocks and manifests, named as in QLDB's API.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/export-journal.output.html">Journal export output in
 *     QLDB</a>
 */
public enum OutputFormat {
    ION_BINARY("ion", "application/x-amzn-ion"),

    /** One block per line. */
    ION_TEXT("ion", "text/x-amzn-ion"),

    /** JSON Lines, down-converted as Ion does: the types that JSON has not are lost, and nothing can be verified. */
    JSON("json", "application/json");

    private final String extension;
    private final String contentType;

    OutputFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /** What the names of its files end with. */
    public String extension() {
        return extension;
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** One value in this form. What is encoded so can be joined end to end. */
    public byte[] encode(Writable value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (IonWriter writer = writer(bytes)) {
            value.writeTo(writer);
            writer.finish();
            if (this != ION_BINARY) {
                bytes.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private IonWriter writer(OutputStream bytes) {
        return switch (this) {
            case ION_BINARY -> IonBinaryWriterBuilder.standard().build(bytes);
            case ION_TEXT -> IonTextWriterBuilder.standard().build(bytes);
            case JSON -> IonTextWriterBuilder.json().build(bytes);
        };
    }
}
