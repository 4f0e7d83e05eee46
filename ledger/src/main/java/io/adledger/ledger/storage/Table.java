package io.adledger.ledger.storage;

import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog holds it.
 *
 * @param id 22 characters of base62, unique in the ledger for ever
 * @param name as it was created; unique among the active tables, letter case counts
 * @param active false once dropped: its history stays readable, and UNDROP makes it active again
 * @param indexes the indexes that can serve lookups, oldest first
 */
public record Table(String id, String name, boolean active, List<Index> indexes) {

    public Table {
        indexes = List.copyOf(indexes);
    }

    /** The index on a top-level field, letter case counting, if there is one. */
    public Optional<Index> indexOn(String field) {
        return indexes.stream().filter(index -> index.field().equals(field)).findFirst();
    }
}
