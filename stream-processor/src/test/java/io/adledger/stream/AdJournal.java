package io.adledger.stream;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ad.TraceParent;
import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.UserRecord;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.ledger.stream.KinesisRecord;
import io.adledger.ledger.stream.StreamPosition;
import io.adledger.stream.sink.SourceRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal with ads in it, written revision by revision, each in a block of its own. */
public final class AdJournal {

    public static final String ARN = "arn:aws:qldb:us-east-1:000000000000:stream/ads/test";
    public static final Instant CREATED = Instant.parse("2025-03-01T10:00:00.123Z");

    private final InMemoryJournalStore blocks = new InMemoryJournalStore();
    private final BlockChain chain = BlockChain.begin();
    private final JournalTap tap = new JournalTap(blocks, ARN);
    private Optional<TraceParent> trace = Optional.empty();

    public JournalTap tap() {
        return tap;
    }

    /** The document id of an ad. */
    public static String documentId(String adId) {
        return "doc-of-" + adId;
    }

    /** The events from now on are part of this trace. */
    public AdJournal traced(TraceParent command) {
        trace = Optional.of(command);
        return this;
    }

    public AdJournal state(String adId, long version, String price) {
        return live(adId, version, price, ad(adId, version, version == 0 ? "AdCreated" : "AdUpdated"));
    }

    /** The ad, live or deleted, is again what it was in its first version. */
    public AdJournal restore(String adId, long version, String price) {
        IonStruct ad = ad(adId, version, "AdRestored");
        IonStruct past = ((IonStruct) ad.get("event")).put("restored").newEmptyStruct();
        past.put("version").newInt(0);
        past.put("asOf").newTimestamp(Timestamp.forMillis(CREATED.toEpochMilli(), 0));
        return live(adId, version, price, ad);
    }

    private AdJournal live(String adId, long version, String price, IonStruct ad) {
        ad.put("adTitle").newString("title " + version);
        ad.put("adDescription").newString("");
        ad.put("price").newDecimal(new BigDecimal(price));
        ad.put("currency").newString("EUR");
        ad.put("category").newString("bicycles");
        ad.put("tags").newEmptyList().add().newString("red");
        return commit("Ads", documentId(adId), version, ad, null);
    }

    public AdJournal delete(String adId, long version) {
        return commit("Ads", documentId(adId), version, ad(adId, version, "AdDeleted"), null);
    }

    /** The document is deleted from the ledger, past the command service. */
    public AdJournal removeDocument(String adId, long version) {
        return commit("Ads", documentId(adId), version, null, null);
    }

    public AdJournal redacted(String adId, long version) {
        return commit("Ads", documentId(adId), version, null, Hash.sha256Of(new byte[] {1}));
    }

    /** A block that takes the data of an earlier revision out of the ledger; the revision itself stays as it was sent. */
    public AdJournal redact(String adId, long version) {
        String transaction = UniqueId.next();
        Timestamp now = chain.notBeforeTip(Timestamp.nowZ());
        BlockAddress address = blocks().stream()
                .filter(block -> block.revisions().stream()
                        .map(Revision::metadata)
                        .anyMatch(metadata -> metadata.id().equals(documentId(adId)) && metadata.version() == version))
                .map(Block::blockAddress)
                .findFirst()
                .orElseThrow();
        TransactionInfo info = new TransactionInfo(List.of(new Statement("EXEC", now, Hash.sha256Of())), Map.of());
        RedactionInfo redaction =
                new RedactionInfo(List.of(new RedactedRevision(address, "table-id", documentId(adId), version)));
        long next = chain.nextAddress().sequenceNo();
        blocks.append(next, List.of(chain.next(transaction, now, info, info.hash(), redaction, List.of())));
        return this;
    }

    public AdJournal other(String table, String documentId) {
        IonStruct document = ION.newEmptyStruct();
        document.put("adId").newInt(1);
        return commit(table, documentId, 0, document, null);
    }

    private IonStruct ad(String adId, long version, String type) {
        IonStruct ad = ION.newEmptyStruct();
        ad.put("adId").newString(adId);
        ad.put("publisherId").newString("anna");
        ad.put("createdAt").newTimestamp(Timestamp.forMillis(CREATED.toEpochMilli(), 0));
        ad.put("updatedAt").newTimestamp(Timestamp.forMillis(CREATED.toEpochMilli() + version, 0));
        IonStruct event = ad.put("event").newEmptyStruct();
        event.put("id").newString(adId + "/" + version);
        event.put("type").newString(type);
        event.put("occurredAt").newTimestamp(Timestamp.forMillis(CREATED.toEpochMilli() + version, 0));
        event.put("actor").newString("anna");
        event.put("commandId").newString("command");
        trace.ifPresent(command -> event.put("traceparent").newString(command.toString()));
        event.put("changed").newEmptyList();
        return ad;
    }

    private AdJournal commit(
            String table, String documentId, long version, @Nullable IonStruct data, @Nullable Hash dataHash) {
        String transaction = UniqueId.next();
        Timestamp now = chain.notBeforeTip(Timestamp.nowZ());
        RevisionMetadata metadata = new RevisionMetadata(documentId, version, now, transaction);
        Hash content = data == null ? (dataHash == null ? Hash.EMPTY : dataHash) : IonHash.of(data);
        Revision revision =
                new Revision(chain.nextAddress(), Revision.hashOf(metadata, content), data, dataHash, metadata);
        return append(
                transaction, now, Map.of(documentId, new ChangedDocument(table, "table-id", List.of(0))), revision);
    }

    /** A table is created: the revision is the catalog's, not a document's. */
    public AdJournal createTable() {
        String transaction = UniqueId.next();
        Timestamp now = chain.notBeforeTip(Timestamp.nowZ());
        IonStruct table = ION.newEmptyStruct();
        table.put("name").newString("Ads");
        RevisionMetadata metadata = new RevisionMetadata(UniqueId.next(), 0, now, transaction);
        Revision revision =
                new Revision(chain.nextAddress(), Revision.hashOf(metadata, IonHash.of(table)), table, null, metadata);
        return append(transaction, now, Map.of(), revision);
    }

    private AdJournal append(
            String transaction, Timestamp now, Map<String, ChangedDocument> documents, Revision revision) {
        TransactionInfo info = new TransactionInfo(List.of(new Statement("UPDATE", now, Hash.sha256Of())), documents);
        long next = chain.nextAddress().sequenceNo();
        blocks.append(next, List.of(chain.next(transaction, now, info, info.hash(), List.of(revision))));
        return this;
    }

    /** The blocks so far. */
    public List<Block> blocks() {
        try (Stream<Block> stored = blocks.read(0)) {
            return stored.toList();
        }
    }

    /** Every record of the stream so far, one Kinesis record each. */
    public List<SourceRecord> records() {
        try {
            return tap.read(Optional.of(StreamPosition.CREATED), 10_000, Duration.ZERO).stream()
                    .flatMap(record -> unpacked(record).stream())
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SourceRecord> unpacked(KinesisRecord record) {
        byte[] data = new byte[record.data().remaining()];
        record.data().duplicate().get(data);
        List<UserRecord> records = KplAggregate.unpack(record.partitionKey(), data);
        return IntStream.range(0, records.size())
                .mapToObj(i -> new SourceRecord(ARN, record.sequenceNumber() + i, records.get(i)))
                .toList();
    }
}
