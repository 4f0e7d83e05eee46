package io.adledger.ledger.partiql;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.tags.Tags;

/**
 * Everything a statement may change, kept by its transaction until the commit and visible to it at once. Takes over the
 * structs it is given (they must have no container, and no one may change them afterwards). Limits of the transaction
 * are enforced here. Not thread-safe.
 */
public interface LedgerWriter {

    /** Adds a document and returns its new id. */
    String insert(Table table, IonStruct data);

    /** Replaces the data of a live document that this transaction has read. */
    void update(Table table, String documentId, IonStruct data);

    /** Deletes a live document that this transaction has read. */
    void delete(Table table, String documentId);

    /**
     * Takes the data out of a revision once the transaction is committed.
     *
     * @param revision a row of the table's history that this transaction has read, with data; a {@link StatementException}
     *     if the transaction redacts another already
     */
    void redact(Table table, IonStruct revision);

    /** Creates a table with tags and returns it; a {@link StatementException} if an active one has the name. */
    Table createTable(String name, Tags tags);

    /** Creates an index on a top-level field; a {@link StatementException} if there is one already. */
    Index createIndex(Table table, String field);

    /** Makes a table inactive: its documents are no longer seen, its history is. */
    void dropTable(Table table);

    /** Makes a dropped table active again. */
    void undropTable(Table table);

    /** Removes an index. */
    void dropIndex(Table table, Index index);
}
