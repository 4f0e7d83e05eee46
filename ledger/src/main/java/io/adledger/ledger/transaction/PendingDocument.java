package io.adledger.ledger.transaction;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.storage.Document;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.storage.ViewKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that a transaction has changed, as its revision will be. Immutable.
 *
 * @param version the version the revision will have
 * @param before the data before the transaction; null of a document that it has inserted
 * @param data the new data; null once deleted
 * @param encodedBytes length of the data in Ion binary
 * @param statements the statements that changed it
 */
record PendingDocument(
        Table table,
        String id,
        long version,
        @Nullable IonStruct before,
        @Nullable IonStruct data,
        int encodedBytes,
        List<Integer> statements) {

    static PendingDocument inserted(Table table, String id, IonStruct data, int encodedBytes, int statement) {
        return new PendingDocument(table, id, 0, null, data, encodedBytes, List.of(statement));
    }

    static PendingDocument changed(Table table, Document document) {
        IonStruct metadata = (IonStruct) document.committed().get("metadata");
        long version = ((IonInt) metadata.get("version")).longValue() + 1;
        return new PendingDocument(table, document.id(), version, document.data(), document.data(), 0, List.of());
    }

    PendingDocument with(@Nullable IonStruct newData, int newEncodedBytes, int statement) {
        List<Integer> all = new ArrayList<>(statements);
        if (!all.contains(statement)) {
            all.add(statement);
        }
        return new PendingDocument(table, id, version, before, newData, newEncodedBytes, List.copyOf(all));
    }

    boolean isNew() {
        return before == null;
    }

    ViewKey.OfDocument key() {
        return new ViewKey.OfDocument(table.id(), id);
    }

    /** The document to the rest of its own transaction; none once deleted. */
    Optional<Document> visible(String transactionId) {
        return data == null ? Optional.empty() : Optional.of(new Visible(this, transactionId));
    }

    private record Visible(PendingDocument pending, String transactionId) implements Document {

        @Override
        public String id() {
            return pending.id();
        }

        @Override
        public IonStruct data() {
            return Objects.requireNonNull(pending.data());
        }

        @Override
        public IonStruct committed() {
            IonStruct row = ION.newEmptyStruct();
            row.put("data", data().clone());
            IonStruct metadata = row.put("metadata").newEmptyStruct();
            metadata.put("id").newString(pending.id());
            metadata.put("version").newInt(pending.version());
            metadata.put("txId").newString(transactionId);
            return row;
        }
    }
}
