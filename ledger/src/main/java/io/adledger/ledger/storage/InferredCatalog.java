package io.adledger.ledger.storage;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The catalog of a journal that was imported, whose catalog revisions are known by their hashes alone. Names and indexes are
 * told by the texts of the statements that defined them, a table's id by the first document in it; until then the table has
 * an id that depends on its block alone, and so have indexes for good. An index that is dropped by an id which no export tells
 * is known only if the table has no other.
 */
final class InferredCatalog {

    private InferredCatalog() {}

    /** Whether a block changes the catalog without a catalog revision in full. */
    static boolean isNeeded(Catalog catalog, Block block) {
        TransactionInfo info = block.transactionInfo();
        return info != null
                && (info.documents().values().stream().anyMatch(document -> !catalog.has(document.tableId()))
                        || (!hasCatalogRevision(block) && !definitions(info).isEmpty()));
    }

    /** The catalog after what the block tells of it, other than by catalog revisions in full. */
    static Catalog after(Catalog catalog, Block block) {
        TransactionInfo info = block.transactionInfo();
        if (info == null) {
            return catalog;
        }
        Catalog next = catalog;
        if (!hasCatalogRevision(block)) {
            List<Definition> definitions = definitions(info);
            for (int i = 0; i < definitions.size(); i++) {
                next = after(next, definitions.get(i), idIn(block, i));
            }
        }
        for (ChangedDocument document : info.documents().values()) {
            next = known(next, document);
        }
        return next;
    }

    private static boolean hasCatalogRevision(Block block) {
        return block.revisions().stream().anyMatch(revision -> block.isSystem(revision) && !revision.isHashOnly());
    }

    private static List<Definition> definitions(TransactionInfo info) {
        return info.statements().stream()
                .map(Statement::statement)
                .flatMap(text -> Definition.of(text).stream())
                .toList();
    }

    private static String idIn(Block block, int number) {
        byte[] bits = Hash.sha256Of(
                        block.blockHash().toBytes(), Integer.toString(number).getBytes(StandardCharsets.US_ASCII))
                .toBytes();
        ByteBuffer buffer = ByteBuffer.wrap(bits);
        return UniqueId.of(new UUID(buffer.getLong(), buffer.getLong()));
    }

    private static Catalog after(Catalog catalog, Definition definition, String newId) {
        return switch (definition) {
            case Definition.CreateTable(String name) ->
                catalog.replaced(newId, new Table(newId, name, true, List.of()));
            case Definition.DropTable(String name) -> changed(catalog, active(catalog, name), false);
            case Definition.UndropTable(String tableId) -> undropped(catalog, tableId);
            case Definition.CreateIndex(String name, String field) ->
                active(catalog, name)
                        .filter(table -> table.indexOn(field).isEmpty())
                        .map(table -> catalog.replaced(table.id(), with(table, new Index(newId, field))))
                        .orElse(catalog);
            case Definition.DropIndex(String name, String indexId) ->
                active(catalog, name)
                        .map(table -> catalog.replaced(table.id(), without(table, indexId)))
                        .orElse(catalog);
        };
    }

    private static Catalog changed(Catalog catalog, Optional<Table> table, boolean active) {
        return table.map(found -> catalog.replaced(found.id(), found.with(active)))
                .orElse(catalog);
    }

    /** An id that nothing has told yet is that of a table that never had a document: of the one, if there is but one dropped. */
    private static Catalog undropped(Catalog catalog, String tableId) {
        List<Table> dropped =
                catalog.tables().stream().filter(table -> !table.active()).toList();
        Optional<Table> known =
                dropped.stream().filter(table -> table.id().equals(tableId)).findFirst();
        if (known.isPresent() || dropped.size() != 1) {
            return changed(catalog, known, true);
        }
        Table only = dropped.getFirst();
        return catalog.replaced(only.id(), new Table(tableId, only.name(), true, only.indexes()));
    }

    private static Table with(Table table, Index index) {
        List<Index> indexes = new ArrayList<>(table.indexes());
        indexes.add(index);
        return table.with(indexes);
    }

    private static Table without(Table table, String indexId) {
        Predicate<Index> named = index -> index.id().equals(indexId);
        boolean known =
                table.indexes().stream().anyMatch(named) || table.indexes().size() == 1;
        Predicate<Index> dropped = table.indexes().size() == 1 ? index -> true : named;
        return known
                ? table.with(table.indexes().stream().filter(dropped.negate()).toList())
                : table;
    }

    /** A table that has a document has the id that the document tells. */
    private static Catalog known(Catalog catalog, ChangedDocument document) {
        if (catalog.has(document.tableId())) {
            return catalog;
        }
        List<Index> indexes =
                active(catalog, document.tableName()).map(Table::indexes).orElse(List.of());
        String formerId = active(catalog, document.tableName()).map(Table::id).orElse(document.tableId());
        return catalog.replaced(formerId, new Table(document.tableId(), document.tableName(), true, indexes));
    }

    private static Optional<Table> active(Catalog catalog, String name) {
        return catalog.tables().stream()
                .filter(table -> table.active() && table.name().equals(name))
                .findFirst();
    }
}
