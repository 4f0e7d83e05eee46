package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.EqualityKey;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Something in the views that a transaction can read and another can change. */
public sealed interface ViewKey {

    /** One document: its data, and whether there is one. */
    record OfDocument(String tableId, String documentId) implements ViewKey {}

    /** The set of documents whose indexed field has a value. */
    record OfIndexed(String indexId, ByteBuffer value) implements ViewKey {}

    /** Any document of a table. */
    record OfTable(String tableId) implements ViewKey {}

    /** Which tables and indexes there are. */
    record OfCatalog() implements ViewKey {}

    /** The key of an index at the value of a document's field; none where the index has no entry for the document. */
    static Optional<OfIndexed> indexed(Index index, IonStruct data) {
        IonValue value = data.get(index.field());
        return value == null ? Optional.empty() : indexed(index, value);
    }

    /** The key of an index at a value; none for a null. */
    static Optional<OfIndexed> indexed(Index index, IonValue value) {
        return EqualityKey.ofIndexed(value).map(bytes -> new OfIndexed(index.id(), ByteBuffer.wrap(bytes)));
    }
}
