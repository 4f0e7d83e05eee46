package io.adledger.snapshot.store;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;

/** How many documents there are of each state. */
public record Counts(long live, long deleted, long removed, long erased) {

    /** Of nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** With one document more. */
    public Counts with(AdDocument document) {
        return plus(document, 1);
    }

    /** With one document less. */
    public Counts without(AdDocument document) {
        return plus(document, -1);
    }

    private Counts plus(AdDocument document, int number) {
        return switch (document.content()) {
            case Content.Live _ -> new Counts(live + number, deleted, removed, erased);
            case Content.Deleted _ -> new Counts(live, deleted + number, removed, erased);
            case Content.Removed _ -> new Counts(live, deleted, removed + number, erased);
            case Content.Erased _ -> new Counts(live, deleted, removed, erased + number);
        };
    }

    /** These and others. */
    public Counts plus(Counts other) {
        return new Counts(live + other.live, deleted + other.deleted, removed + other.removed, erased + other.erased);
    }

    /** All documents. */
    public long total() {
        return live + deleted + removed + erased;
    }
}
