package io.adledger.snapshot.fold;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonException;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.SymbolTable;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import com.amazon.ion.system.SimpleCatalog;
import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.fold.AdDocument.Owner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A document as Ion: {@code {documentId, version, sequenceNo, state, adId, publisherId, …}}, where {@code state} is
 * {@code live}, {@code deleted}, {@code removed} or {@code erased}, the rest are the ad's fields or the time of its end,
 * and {@code redacted} lists versions, if there are any. Thread-safe.
 */
public final class DocumentForm {

    /** The names of the fields, in the order in which they are written. */
    public static final List<String> FIELDS = List.of(
            "documentId",
            "version",
            "sequenceNo",
            "state",
            "adId",
            "publisherId",
            "adTitle",
            "adDescription",
            "price",
            "currency",
            "category",
            "tags",
            "createdAt",
            "updatedAt",
            "deletedAt",
            "redacted");

    private static final SimpleCatalog CATALOG = new SimpleCatalog();
    private static final IonSystem ION =
            IonSystemBuilder.standard().withCatalog(CATALOG).build();
    private static final SymbolTable NAMES = ION.newSharedSymbolTable("adledger.ad-document", 1, FIELDS.iterator());

    static {
        CATALOG.putTable(NAMES);
    }

    private DocumentForm() {}

    /** A document as bytes that only {@link #document(byte[])} understands. */
    public static byte[] bytes(AdDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (IonWriter writer =
                IonBinaryWriterBuilder.standard().withImports(NAMES).build(bytes)) {
            write(document, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The document in these bytes. */
    public static AdDocument document(byte[] bytes) {
        return document((IonStruct) ION.singleValue(bytes));
    }

    /** Writes a document as a struct. */
    public static void write(AdDocument document, IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        text(writer, "documentId", document.documentId());
        integer(writer, "version", document.version());
        integer(writer, "sequenceNo", document.sequenceNo());
        text(writer, "state", state(document.content()));
        Optional<Owner> owner = document.owner();
        if (owner.isPresent()) {
            text(writer, "adId", owner.get().adId());
            text(writer, "publisherId", owner.get().publisherId());
        }
        switch (document.content()) {
            case Content.Live live -> write(live.ad(), writer);
            case Content.Deleted deleted -> time(writer, "deletedAt", deleted.deletedAt());
            case Content.Removed removed -> time(writer, "deletedAt", removed.at());
            case Content.Erased _ -> {}
        }
        writeRedacted(document, writer);
        writer.stepOut();
    }

    private static void writeRedacted(AdDocument document, IonWriter writer) throws IOException {
        if (document.redacted().isEmpty()) {
            return;
        }
        writer.setFieldName("redacted");
        writer.stepIn(IonType.LIST);
        for (long version : new TreeSet<>(document.redacted())) {
            writer.writeInt(version);
        }
        writer.stepOut();
    }

    private static void write(Ad ad, IonWriter writer) throws IOException {
        text(writer, "adTitle", ad.content().title());
        text(writer, "adDescription", ad.content().description());
        writer.setFieldName("price");
        writer.writeDecimal(ad.content().price());
        text(writer, "currency", ad.content().currency());
        text(writer, "category", ad.content().category());
        writer.setFieldName("tags");
        writer.stepIn(IonType.LIST);
        for (String tag : ad.content().tags()) {
            writer.writeString(tag);
        }
        writer.stepOut();
        time(writer, "createdAt", ad.createdAt());
        time(writer, "updatedAt", ad.updatedAt());
    }

    /**
     * Reads a struct that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static AdDocument document(IonStruct struct) {
        try {
            return new AdDocument(
                    text(struct, "documentId"),
                    integer(struct, "version"),
                    integer(struct, "sequenceNo"),
                    content(struct),
                    redacted(struct));
        } catch (ClassCastException | NullPointerException | IonException e) {
            throw new IllegalArgumentException("not the document of an ad: " + e.getMessage(), e);
        }
    }

    private static Set<Long> redacted(IonStruct struct) {
        IonSequence versions = (IonSequence) struct.get("redacted");
        return versions == null
                ? Set.of()
                : versions.stream()
                        .map(version -> ((IonInt) version).longValue())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static String state(Content content) {
        return switch (content) {
            case Content.Live _ -> "live";
            case Content.Deleted _ -> "deleted";
            case Content.Removed _ -> "removed";
            case Content.Erased _ -> "erased";
        };
    }

    private static Content content(IonStruct struct) {
        String state = text(struct, "state");
        return switch (state) {
            case "live" -> new Content.Live(ad(struct));
            case "deleted" ->
                new Content.Deleted(
                        new Owner(text(struct, "adId"), text(struct, "publisherId")), time(struct, "deletedAt"));
            case "removed" -> new Content.Removed(owner(struct), time(struct, "deletedAt"));
            case "erased" -> new Content.Erased(owner(struct));
            default -> throw new IllegalArgumentException("an ad is never " + state);
        };
    }

    private static Optional<Owner> owner(IonStruct struct) {
        return struct.containsKey("adId")
                ? Optional.of(new Owner(text(struct, "adId"), text(struct, "publisherId")))
                : Optional.empty();
    }

    private static Ad ad(IonStruct struct) {
        List<String> tags = ((IonSequence) struct.get("tags"))
                .stream().map(tag -> ((IonText) tag).stringValue()).toList();
        return new Ad(
                text(struct, "adId"),
                text(struct, "publisherId"),
                new AdContent(
                        text(struct, "adTitle"),
                        text(struct, "adDescription"),
                        ((IonDecimal) struct.get("price")).bigDecimalValue(),
                        text(struct, "currency"),
                        text(struct, "category"),
                        tags),
                time(struct, "createdAt"),
                time(struct, "updatedAt"));
    }

    private static void text(IonWriter writer, String name, String value) throws IOException {
        writer.setFieldName(name);
        writer.writeString(value);
    }

    private static void integer(IonWriter writer, String name, long value) throws IOException {
        writer.setFieldName(name);
        writer.writeInt(value);
    }

    private static void time(IonWriter writer, String name, Instant value) throws IOException {
        writer.setFieldName(name);
        writer.writeTimestamp(Timestamp.forMillis(value.toEpochMilli(), 0));
    }

    private static String text(IonStruct struct, String name) {
        return ((IonText) struct.get(name)).stringValue();
    }

    private static long integer(IonStruct struct, String name) {
        return ((IonInt) struct.get(name)).longValue();
    }

    private static Instant time(IonStruct struct, String name) {
        IonValue value = struct.get(name);
        return Instant.ofEpochMilli(((IonTimestamp) value).timestampValue().getMillis());
    }
}
