package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a statement may read: the ledger as of one journal position, plus the changes that the reading transaction
 * has made itself. What is read is noted by the transaction, and validated when it commits; so read no more than the
 * statement needs, and prefer {@link #get} over {@link #lookup} over {@link #scan}. Iterators are lazy. Not thread-safe.
 */
public interface LedgerReader {

    /** All tables, also the dropped ones, oldest first. */
    List<Table> tables();

    /** The live document with this id in this table. */
    Optional<Document> get(Table table, String documentId);

    /** The live documents of a table, in no promised order. */
    Iterator<Document> scan(Table table);

    /**
     * The live documents whose field of this index equals {@code key} in the sense of PartiQL's {@code =}: numbers by
     * value whatever their type, strings and symbols by text. Never any for a null. May return a document too many (a
     * hash that collides), never one too few: filter again.
     */
    Iterator<Document> lookup(Table table, Index index, IonValue key);

    /**
     * The revisions of a table's documents, also of deleted ones, oldest version first within a document: rows of the
     * shape {@code {blockAddress, hash, data | dataHash, metadata}}; a deletion's revision has neither data nor
     * dataHash.
     *
     * @param documentId only this document's
     * @param from only revisions that were not yet superseded at this moment; null for no limit
     * @param to only revisions committed at or before this moment; null for no limit
     */
    Iterator<IonStruct> history(
            Table table, @Nullable String documentId, @Nullable Timestamp from, @Nullable Timestamp to);
}
