package io.adledger.ledger.ion;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.SymbolTable;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import com.amazon.ion.system.IonTextWriterBuilder;
import com.amazon.ion.system.SimpleCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one Ion system of the ledger (values of two systems cannot be put into one container), and the binary form that
 * its stores keep: Ion binary whose recurring field names come from a shared symbol table, so that a record of a few
 * hundred bytes does not spell them out. Thread-safe.
 */
public final class IonValues {

    /** Names in every stored block. A symbol's id is its place in this list: more of them make another version. */
    private static final List<String> FIRST_NAMES = List.of(
            "blockAddress",
            "strandId",
            "sequenceNo",
            "transactionId",
            "blockTimestamp",
            "blockHash",
            "entriesHash",
            "previousBlockHash",
            "entriesHashList",
            "transactionInfo",
            "statements",
            "statement",
            "startTime",
            "statementDigest",
            "documents",
            "tableName",
            "tableId",
            "redactionInfo",
            "revisions",
            "hash",
            "data",
            "dataHash",
            "metadata",
            "id",
            "txTime",
            "txId");

    private static final List<String> SECOND_NAMES = List.of("documentId", "version");

    private static final SimpleCatalog CATALOG = new SimpleCatalog();

    /** Makes and reads every Ion value of the ledger. */
    public static final IonSystem ION =
            IonSystemBuilder.standard().withCatalog(CATALOG).build();

    private static final IonBinaryWriterBuilder STORED;
    private static final IonBinaryWriterBuilder PORTABLE = IonBinaryWriterBuilder.standard();

    static {
        CATALOG.putTable(names(1, FIRST_NAMES));
        SymbolTable newest = names(
                2, Stream.concat(FIRST_NAMES.stream(), SECOND_NAMES.stream()).toList());
        CATALOG.putTable(newest);
        STORED = IonBinaryWriterBuilder.standard().withImports(newest);
    }

    private static SymbolTable names(int version, List<String> names) {
        return ION.newSharedSymbolTable("adledger_journal", version, names.iterator());
    }

    private IonValues() {}

    /** What writes itself to an Ion writer. */
    @FunctionalInterface
    public interface Writable {
        void writeTo(IonWriter writer) throws IOException;
    }

    /** Ion binary for our own stores: smaller, but readable only with {@link #ION}. */
    public static byte[] stored(Writable value) {
        return encode(STORED, value);
    }

    /** Ion binary that any Ion reader understands. */
    public static byte[] portable(Writable value) {
        return encode(PORTABLE, value);
    }

    /** Ion binary of one value, for any Ion reader. */
    public static byte[] portable(IonValue value) {
        return portable(value::writeTo);
    }

    /** Compact Ion text of one value, as the control plane answers it. */
    public static String text(Writable value) {
        StringBuilder text = new StringBuilder();
        try (IonWriter writer = IonTextWriterBuilder.standard().build(text)) {
            value.writeTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Ion binary of a value that was read from a store, as that version of the ledger stored it that did. */
    public static byte[] storedAsBefore(IonStruct value) {
        SymbolTable[] names = Stream.of(value.getSymbolTable().getImportedTables())
                .map(table -> CATALOG.getTable(table.getName(), table.getVersion()))
                .toArray(SymbolTable[]::new);
        return encode(IonBinaryWriterBuilder.standard().withImports(names), value::writeTo);
    }

    /** The struct in these bytes, stored or portable. */
    public static IonStruct struct(byte[] bytes) {
        return (IonStruct) ION.singleValue(bytes);
    }

    private static byte[] encode(IonBinaryWriterBuilder form, Writable value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (IonWriter writer = form.build(bytes)) {
            value.writeTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
