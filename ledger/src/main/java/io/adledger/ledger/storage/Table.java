package io.adledger.ledger.storage;

import io.adledger.ledger.tags.Tags;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog holds it.
 *
 * @param id 22 characters of base62, unique in the ledger for ever
 * @param name as it was created; unique among the active tables, letter case counts
 * @param active false once dropped: its history stays readable, and UNDROP makes it active again
 * @param indexes the indexes that can serve lookups, oldest first
 * @param tags those that it was created with
 */
public record Table(String id, String name, boolean active, List<Index> indexes, Tags tags) {

    public Table {
        indexes = List.copyOf(indexes);
    }

    /** A table that was created without tags. */
    public Table(String id, String name, boolean active, List<Index> indexes) {
        this(id, name, active, indexes, Tags.NONE);
    }

    /** This table, active or dropped. */
    public Table with(boolean nowActive) {
        return new Table(id, name, nowActive, indexes, tags);
    }

    /** This table with other indexes. */
    public Table with(List<Index> others) {
        return new Table(id, name, active, others, tags);
    }

    /** The index on a top-level field, letter case counting, if there is one. */
    public Optional<Index> indexOn(String field) {
        return indexes.stream().filter(index -> index.field().equals(field)).findFirst();
    }
}
