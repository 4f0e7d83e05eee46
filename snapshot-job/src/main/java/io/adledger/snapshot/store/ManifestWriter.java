package io.adledger.snapshot.store;

import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonTextWriterBuilder;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.snapshot.fold.DocumentForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes manifests as Ion text; hashes are blobs. Pure functions. */
public final class ManifestWriter {

    static final String FORMAT = "adledger-snapshot";
    private static final String DOCUMENTS = "ion-binary";

    private ManifestWriter() {}

    /** A manifest as it is kept, to be read by people, too. */
    public static String text(SnapshotManifest manifest) {
        return new String(bytes(manifest), StandardCharsets.UTF_8);
    }

    static byte[] bytes(SnapshotManifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IonWriter writer = IonTextWriterBuilder.pretty().build(bytes)) {
            write(manifest, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void write(SnapshotManifest manifest, IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        text(writer, "format", FORMAT);
        number(writer, "formatVersion", SnapshotManifest.FORMAT_VERSION);
        text(writer, "id", manifest.id().toString());
        moment(writer, "moment", manifest.id().moment());
        moment(writer, "createdAt", manifest.createdAt());
        address(writer, "position", manifest.position());
        hash(writer, "blockHash", manifest.blockHash());
        writer.setFieldName("digest");
        writer.stepIn(IonType.STRUCT);
        hash(writer, "hash", manifest.digest().hash());
        address(writer, "tip", manifest.position());
        writer.stepOut();
        writer.setFieldName("merklePeaks");
        writer.stepIn(IonType.LIST);
        for (Hash peak : manifest.blockHashes().peaks()) {
            writer.writeBlob(peak.toBytes());
        }
        writer.stepOut();
        counts(writer, manifest.counts());
        writer.setFieldName("redactions");
        writer.stepIn(IonType.STRUCT);
        number(writer, "redactedUpTo", manifest.redactions().upTo());
        number(writer, "documents", manifest.redactions().documents());
        writer.stepOut();
        files(writer, manifest);
        if (manifest.builtOn().isPresent()) {
            text(writer, "builtOn", manifest.builtOn().get().toString());
        }
        writer.stepOut();
    }

    private static void counts(IonWriter writer, Counts counts) throws IOException {
        writer.setFieldName("counts");
        writer.stepIn(IonType.STRUCT);
        number(writer, "live", counts.live());
        number(writer, "deleted", counts.deleted());
        number(writer, "removed", counts.removed());
        number(writer, "erased", counts.erased());
        writer.stepOut();
    }

    private static void files(IonWriter writer, SnapshotManifest manifest) throws IOException {
        text(writer, "documents", DOCUMENTS);
        writer.setFieldName("fields");
        writer.stepIn(IonType.LIST);
        for (String field : DocumentForm.FIELDS) {
            writer.writeString(field);
        }
        writer.stepOut();
        writer.setFieldName("files");
        writer.stepIn(IonType.LIST);
        for (SnapshotFile file : manifest.files()) {
            writer.stepIn(IonType.STRUCT);
            text(writer, "name", file.name());
            hash(writer, "sha256", file.sha256());
            number(writer, "bytes", file.bytes());
            number(writer, "documents", file.documents());
            text(writer, "first", file.first());
            text(writer, "last", file.last());
            writer.stepOut();
        }
        writer.stepOut();
        hash(writer, "sha256", manifest.sha256());
    }

    private static void text(IonWriter writer, String name, String value) throws IOException {
        writer.setFieldName(name);
        writer.writeString(value);
    }

    private static void number(IonWriter writer, String name, long value) throws IOException {
        writer.setFieldName(name);
        writer.writeInt(value);
    }

    private static void moment(IonWriter writer, String name, Instant value) throws IOException {
        writer.setFieldName(name);
        writer.writeTimestamp(Timestamp.forMillis(value.toEpochMilli(), 0));
    }

    private static void hash(IonWriter writer, String name, Hash value) throws IOException {
        writer.setFieldName(name);
        writer.writeBlob(value.toBytes());
    }

    private static void address(IonWriter writer, String name, BlockAddress value) throws IOException {
        writer.setFieldName(name);
        value.writeTo(writer);
    }
}
