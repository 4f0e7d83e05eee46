package io.adledger.replay;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import io.adledger.ledger.journal.TransactionInfo.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A journal of ads, a block per event, which remembers by itself what became of each ad, and when. */
public final class AdHistory {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final int ads;
    private final InMemoryJournalStore journal = new InMemoryJournalStore();
    private final BlockChain chain = BlockChain.begin();
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Long> versions = new HashMap<>();

    private record Event(Instant at, String documentId, String state) {}

    /** A history of steps: each is of the ad {@code step % 10}, and every third deletes it in one way or the other. */
    public static AdHistory of(List<Integer> steps) {
        return of(steps, 10);
    }

    /** A history of the steps of so many ads. */
    public static AdHistory of(List<Integer> steps, int ads) {
        AdHistory history = new AdHistory(ads);
        steps.forEach(history::add);
        return history;
    }

    private AdHistory(int ads) {
        this.ads = ads;
    }

    public JournalStore journal() {
        return journal;
    }

    public long lastBlock() {
        return events.size() - 1L;
    }

    /** What became of each document up to a block. */
    public Map<String, String> upTo(long block) {
        Map<String, String> states = new TreeMap<>();
        events.subList(0, (int) block + 1).forEach(event -> states.put(event.documentId(), event.state()));
        return states;
    }

    /** What became of each document up to a moment. */
    public Map<String, String> upTo(Instant moment) {
        Map<String, String> states = new TreeMap<>();
        events.stream()
                .filter(event -> !event.at().isAfter(moment))
                .forEach(event -> states.put(event.documentId(), event.state()));
        return states;
    }

    /** Two events share each second. */
    public static Instant second(int second) {
        return BEGIN.plusSeconds(second);
    }

    private void add(int step) {
        int ad = step % ads;
        long version = versions.merge(ad, 0L, (before, none) -> before + 1);
        Instant at = second(events.size() / 2);
        switch (version == 0 ? 0 : step / ads) {
            case 4 -> commit(ad, version, at, document(ad, version, "AdDeleted"), "deleted " + version);
            case 5 -> commit(ad, version, at, null, "removed " + version);
            default -> commit(ad, version, at, content(ad, version), "live " + version + " title " + version);
        }
    }

    private static IonStruct content(int ad, long version) {
        IonStruct content = document(ad, version, version == 0 ? "AdCreated" : "AdUpdated");
        content.put("adTitle").newString("title " + version);
        content.put("adDescription").newString("");
        content.put("price").newDecimal(new BigDecimal(version + 1).add(new BigDecimal("0.5")));
        content.put("currency").newString("EUR");
        content.put("category").newString("bicycles");
        content.put("tags").newEmptyList().add().newString("red");
        return content;
    }

    public static String adId(int ad) {
        return "ad" + ad + "0000000000000000000";
    }

    private static IonStruct document(int ad, long version, String type) {
        IonStruct document = ION.newEmptyStruct();
        document.put("adId").newString(adId(ad));
        document.put("publisherId").newString("anna");
        document.put("createdAt").newTimestamp(time(BEGIN));
        document.put("updatedAt").newTimestamp(time(BEGIN.plusMillis(version)));
        IonStruct event = document.put("event").newEmptyStruct();
        event.put("id").newString(ad + "/" + version);
        event.put("type").newString(type);
        event.put("occurredAt").newTimestamp(time(BEGIN.plusMillis(version)));
        event.put("actor").newString("anna");
        event.put("commandId").newString("command");
        event.put("changed").newEmptyList();
        return document;
    }

    private void commit(int ad, long version, Instant at, @Nullable IonStruct data, String state) {
        String transaction = UniqueId.next();
        String documentId = "document-" + ad;
        RevisionMetadata metadata = new RevisionMetadata(documentId, version, time(at), transaction);
        Hash content = data == null ? Hash.EMPTY : IonHash.of(data);
        Revision revision = new Revision(chain.nextAddress(), Revision.hashOf(metadata, content), data, null, metadata);
        TransactionInfo info = new TransactionInfo(
                List.of(new Statement("UPDATE", time(at), Hash.sha256Of())),
                Map.of(documentId, new ChangedDocument("Ads", "table-id", List.of(0))));
        long next = chain.nextAddress().sequenceNo();
        journal.append(next, List.of(chain.next(transaction, time(at), info, info.hash(), List.of(revision))));
        events.add(new Event(at, documentId, state));
    }

    private static Timestamp time(Instant at) {
        return Timestamp.forMillis(at.toEpochMilli(), 0);
    }
}
