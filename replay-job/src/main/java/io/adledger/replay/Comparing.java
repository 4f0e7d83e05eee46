package io.adledger.replay;

import io.adledger.replay.Difference.Kind;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Compares all of a state store with a fold of the ledger, item by item, and writes nothing. */
public final class Comparing {

    /** More than these are not told. */
    public static final int MOST_DIFFERENCES = 10_000;

    private static final int QUESTIONS_AT_ONCE = 16;

    private final Fold fold;
    private final StateTable table;

    public Comparing(Fold fold, StateTable table) {
        this.fold = fold;
        this.table = table;
    }

    /** The comparison of everything. */
    public Comparison all() {
        Found found = new Found();
        table.read(found::take);
        Checksum wanted = Checksum.EMPTY;
        try (Stream<AdDocument> documents = fold.documents()) {
            for (AdDocument document : (Iterable<AdDocument>) documents::iterator) {
                for (TableItem item : table.wanted(document)) {
                    wanted = wanted.with(item);
                }
            }
        }
        if (found.wanted.get() < wanted.items()) {
            addMissing(found);
        }
        return new Comparison(wanted, found.checksum(), List.copyOf(found.differences));
    }

    /** Whether a document's items are what they should be. */
    public boolean isRight(AdDocument document) {
        return table.stored(document).equals(table.wanted(document));
    }

    private void addMissing(Found found) {
        try (Stream<AdDocument> documents = fold.documents()) {
            documents
                    .gather(Gatherers.mapConcurrent(QUESTIONS_AT_ONCE, this::missing))
                    .flatMap(List::stream)
                    .forEach(found::add);
        }
    }

    private List<Difference> missing(AdDocument document) {
        List<String> stored =
                table.stored(document).stream().map(TableItem::key).toList();
        return table.wanted(document).stream()
                .map(TableItem::key)
                .filter(key -> !stored.contains(key))
                .map(key -> new Difference(key, Kind.MISSING, Optional.of(document.documentId())))
                .toList();
    }

    private final class Found {

        private Checksum checksum = Checksum.EMPTY;
        private final ConcurrentLinkedQueue<Difference> differences = new ConcurrentLinkedQueue<>();
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicLong wanted = new AtomicLong();

        void take(TableItem item) {
            add(item);
            Optional<TableItem> right = item.documentId().flatMap(fold::document).stream()
                    .flatMap(document -> table.wanted(document).stream())
                    .filter(candidate -> candidate.key().equals(item.key()))
                    .findFirst();
            if (right.isEmpty()) {
                add(new Difference(item.key(), Kind.UNKNOWN, item.documentId()));
                return;
            }
            wanted.incrementAndGet();
            if (!right.get().equals(item)) {
                add(new Difference(item.key(), Kind.DIFFERENT, item.documentId()));
            }
        }

        private synchronized void add(TableItem item) {
            checksum = checksum.with(item);
        }

        synchronized Checksum checksum() {
            return checksum;
        }

        void add(Difference difference) {
            if (told.incrementAndGet() <= MOST_DIFFERENCES) {
                differences.add(difference);
            }
        }
    }
}
