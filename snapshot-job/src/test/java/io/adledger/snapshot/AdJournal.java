package io.adledger.snapshot;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A journal of eight ads that grows by steps, a block and a second each, as the ledger would let it. */
final class AdJournal {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final int ADS = 8;
    private static final int KINDS_OF_STEPS = 8;

    private final InMemoryJournalStore journal = new InMemoryJournalStore();
    private final BlockChain chain = BlockChain.begin();
    private final Map<Integer, Document> documents = new HashMap<>();
    private final List<Document> all = new ArrayList<>();

    private static final class Document {
        private final int ad;
        private final String id = UniqueId.next();
        private final List<Long> blocks = new ArrayList<>();
        private final Set<Integer> redacted = new HashSet<>();
        private boolean removed;

        Document(int ad) {
            this.ad = ad;
        }

        /** The current revision of a document that is there cannot be redacted, nor can a deletion. */
        boolean canRedact(int version) {
            return version < blocks.size() - 1 && !redacted.contains(version);
        }
    }

    JournalStore store() {
        return journal;
    }

    long tip() {
        return chain.tip().map(tip -> tip.sequenceNo()).orElse(-1L);
    }

    static Instant time(long block) {
        return BEGIN.plusSeconds(block);
    }

    static String title(int ad, int version) {
        return "title of " + ad + " in version " + version;
    }

    /** One step: of the ad {@code step % 8}, of the kind {@code step / 8}. */
    void grow(int step) {
        int ad = step % ADS;
        Document document = documents.computeIfAbsent(ad, this::begun);
        switch (document.blocks.isEmpty() ? 0 : step / ADS % KINDS_OF_STEPS) {
            case 3 -> delete(ad);
            case 4 -> remove(ad);
            case 5, 6 -> redactAny(step);
            default -> change(ad);
        }
    }

    private Document begun(int ad) {
        Document document = new Document(ad);
        all.add(document);
        return document;
    }

    void change(int ad) {
        Document document = documents.computeIfAbsent(ad, this::begun);
        commit(document, content(ad, document.blocks.size()));
    }

    void delete(int ad) {
        Document document = documents.computeIfAbsent(ad, this::begun);
        commit(document, document(ad, document.blocks.size(), "AdDeleted"));
    }

    /** Deletes the document from the ledger itself: what comes next is another document. */
    void remove(int ad) {
        Document document = documents.computeIfAbsent(ad, this::begun);
        documents.remove(ad);
        document.removed = true;
        commit(document, null);
    }

    private void redactAny(int seed) {
        Document document = all.get(Math.floorMod(seed * 31, all.size()));
        int version = Math.floorMod(seed * 17, Math.max(1, document.blocks.size()));
        if (document.canRedact(version)) {
            redact(document, version);
        } else {
            change(document.ad);
        }
    }

    void redact(int ad, int version) {
        redact(documents.computeIfAbsent(ad, this::begun), version);
    }

    /** Redacts a revision of the last document of this ad that was removed. */
    void redactRemoved(int ad, int version) {
        redact(
                all.stream()
                        .filter(document -> document.ad == ad && document.removed)
                        .toList()
                        .getLast(),
                version);
    }

    private void redact(Document document, int version) {
        document.redacted.add(version);
        long block = document.blocks.get(version);
        String strand = chain.nextAddress().strandId();
        RedactionInfo redaction = new RedactionInfo(
                List.of(new RedactedRevision(new BlockAddress(strand, block), "table-id", document.id, version)));
        TransactionInfo info = new TransactionInfo(statement(), Map.of());
        append(info, redaction, List.of());
        journal.redact(block, document.id);
    }

    private void commit(Document document, @Nullable IonStruct data) {
        RevisionMetadata metadata = new RevisionMetadata(document.id, document.blocks.size(), now(), UniqueId.next());
        Hash content = data == null ? Hash.EMPTY : IonHash.of(data);
        Revision revision = new Revision(chain.nextAddress(), Revision.hashOf(metadata, content), data, null, metadata);
        document.blocks.add(chain.nextAddress().sequenceNo());
        TransactionInfo info = new TransactionInfo(
                statement(), Map.of(document.id, new ChangedDocument("Ads", "table-id", List.of(0))));
        append(info, null, List.of(revision));
    }

    private void append(TransactionInfo info, @Nullable RedactionInfo redaction, List<Revision> revisions) {
        String transaction = revisions.isEmpty()
                ? UniqueId.next()
                : revisions.getFirst().metadata().txId();
        long next = chain.nextAddress().sequenceNo();
        journal.append(next, List.of(chain.next(transaction, now(), info, info.hash(), redaction, revisions)));
    }

    private List<Statement> statement() {
        return List.of(new Statement("UPDATE", now(), Hash.sha256Of()));
    }

    private Timestamp now() {
        return Timestamp.forMillis(time(chain.nextAddress().sequenceNo()).toEpochMilli(), 0);
    }

    private static IonStruct content(int ad, int version) {
        IonStruct content = document(ad, version, version == 0 ? "AdCreated" : "AdUpdated");
        content.put("adTitle").newString(title(ad, version));
        content.put("adDescription").newString("");
        content.put("price").newDecimal(new BigDecimal(version + 1).add(new BigDecimal("0.5")));
        content.put("currency").newString("EUR");
        content.put("category").newString("bicycles");
        content.put("tags").newEmptyList().add().newString("red");
        return content;
    }

    private static IonStruct document(int ad, int version, String type) {
        IonStruct document = ION.newEmptyStruct();
        document.put("adId").newString("ad" + ad + "0000000000000000000");
        document.put("publisherId").newString("publisher of " + ad);
        Timestamp time = Timestamp.forMillis(BEGIN.toEpochMilli() + version, 0);
        document.put("createdAt").newTimestamp(time);
        document.put("updatedAt").newTimestamp(time);
        IonStruct event = document.put("event").newEmptyStruct();
        event.put("id").newString(ad + "/" + version);
        event.put("type").newString(type);
        event.put("occurredAt").newTimestamp(time);
        event.put("actor").newString("anna");
        event.put("commandId").newString("command");
        event.put("changed").newEmptyList();
        return document;
    }
}
