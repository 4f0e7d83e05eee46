package io.adledger.ledger.partiql;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.EqualityKey;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.storage.Document;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.tags.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a few maps: each change is committed at once, a second after the one before. Ids tell what they are of
 * and count from 1. Notes how it was read.
 */
final class InMemoryLedger implements LedgerReader, LedgerWriter, StatementContext {

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private int ids;

    private record Revision(
            String tableId,
            String documentId,
            int version,
            Timestamp time,
            @Nullable IonStruct data) {

        IonStruct row() {
            IonStruct row = IonValues.ION.newEmptyStruct();
            IonStruct address = row.add("blockAddress").newEmptyStruct();
            address.add("strandId").newString("strand");
            address.add("sequenceNo").newInt(time.getMinute() * 60 + time.getSecond());
            row.add("hash").newBlob(new byte[32]);
            if (data != null) {
                row.add("data", data.clone());
            }
            IonStruct metadata = row.add("metadata").newEmptyStruct();
            metadata.add("id").newString(documentId);
            metadata.add("version").newInt(version);
            metadata.add("txTime").newTimestamp(time);
            metadata.add("txId").newString("tx");
            return row;
        }
    }

    private record Live(String id, IonStruct data, IonStruct committed) implements Document {}

    /** What was read since the last time this was asked. */
    List<String> takeReads() {
        List<String> taken = List.copyOf(reads);
        reads.clear();
        return taken;
    }

    private String newId(String of) {
        return of + ++ids;
    }

    private void append(Table table, String documentId, @Nullable IonStruct data) {
        int version = (int) revisions.stream()
                .filter(revision -> revision.documentId().equals(documentId))
                .count();
        Timestamp time = Timestamp.valueOf("2024-01-01T00:00:00Z").addSecond(revisions.size());
        revisions.add(new Revision(table.id(), documentId, version, time, data));
    }

    private Stream<Document> documents(Table table) {
        Map<String, Revision> newest = new LinkedHashMap<>();
        revisions.stream()
                .filter(revision -> revision.tableId().equals(table.id()))
                .forEach(revision -> newest.put(revision.documentId(), revision));
        return newest.values().stream()
                .flatMap(revision -> revision.data() == null
                        ? Stream.empty()
                        : Stream.of(new Live(revision.documentId(), revision.data(), revision.row())));
    }

    @Override
    public List<Table> tables() {
        return List.copyOf(tables.values());
    }

    @Override
    public Optional<Document> get(Table table, String documentId) {
        reads.add("get " + table.name() + " " + documentId);
        return documents(table)
                .filter(document -> document.id().equals(documentId))
                .findFirst();
    }

    @Override
    public Iterator<Document> scan(Table table) {
        reads.add("scan " + table.name());
        return documents(table).iterator();
    }

    @Override
    public Iterator<Document> lookup(Table table, Index index, IonValue key) {
        reads.add("lookup " + table.name() + "." + index.field() + " " + key);
        byte[] wanted = EqualityKey.of(key).orElseThrow();
        return documents(table)
                .filter(document -> Optional.ofNullable(document.data().get(index.field()))
                        .flatMap(EqualityKey::of)
                        .filter(found -> Arrays.equals(found, wanted))
                        .isPresent())
                .iterator();
    }

    @Override
    public Iterator<IonStruct> history(
            Table table, @Nullable String documentId, @Nullable Timestamp from, @Nullable Timestamp to) {
        reads.add("history " + table.name() + " " + (documentId == null ? "*" : documentId));
        return revisions.stream()
                .filter(revision -> revision.tableId().equals(table.id()))
                .filter(revision -> documentId == null || revision.documentId().equals(documentId))
                .filter(revision -> to == null || revision.time().compareTo(to) <= 0)
                .filter(revision -> from == null
                        || successor(revision)
                                .map(next -> next.time().compareTo(from) > 0)
                                .orElse(true))
                .map(Revision::row)
                .iterator();
    }

    private Optional<Revision> successor(Revision revision) {
        return revisions.stream()
                .filter(other ->
                        other.documentId().equals(revision.documentId()) && other.version() == revision.version() + 1)
                .findFirst();
    }

    @Override
    public String insert(Table table, IonStruct data) {
        String id = newId("document");
        append(table, id, data);
        return id;
    }

    @Override
    public void update(Table table, String documentId, IonStruct data) {
        append(table, documentId, data);
    }

    @Override
    public void delete(Table table, String documentId) {
        append(table, documentId, null);
    }

    @Override
    public void redact(Table table, IonStruct revision) {
        throw new UnsupportedOperationException("what is redacted here is not tested here");
    }

    @Override
    public Table createTable(String name, Tags tags) {
        return put(new Table(newId("table"), name, true, List.of(), tags));
    }

    private Table put(Table table) {
        tables.put(table.id(), table);
        return table;
    }

    @Override
    public Index createIndex(Table table, String field) {
        Index index = new Index(newId("index"), field);
        put(new Table(
                table.id(),
                table.name(),
                true,
                Stream.concat(table.indexes().stream(), Stream.of(index)).toList()));
        return index;
    }

    @Override
    public void dropTable(Table table) {
        put(new Table(table.id(), table.name(), false, table.indexes()));
    }

    @Override
    public void undropTable(Table table) {
        put(new Table(table.id(), table.name(), true, table.indexes()));
    }

    @Override
    public void dropIndex(Table table, Index index) {
        put(new Table(
                table.id(),
                table.name(),
                true,
                table.indexes().stream().filter(each -> !each.equals(index)).toList()));
    }

    @Override
    public String transactionId() {
        return "transaction1";
    }

    @Override
    public Timestamp now() {
        return Timestamp.valueOf("2024-02-03T04:05:06.789Z");
    }

    @Override
    public LedgerReader reader() {
        return this;
    }

    @Override
    public LedgerWriter writer() {
        return this;
    }
}
