package io.adledger.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares a state store that follows the ledger with a fold that does, too: what differs counts when it still does after
 * the time to follow. Not thread-safe.
 */
public final class Proving {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Fold fold;
    private final Comparing comparing;
    private final Supplier<JournalStore> journals;
    private final Duration patience;

    /**
     * @param journals opens the journal as it is at that moment
     * @param patience how long the store may take to follow
     */
    public Proving(Fold fold, StateTable table, Supplier<JournalStore> journals, Duration patience) {
        this.fold = fold;
        this.comparing = new Comparing(fold, table);
        this.journals = journals;
        this.patience = patience;
    }

    /** The comparison of everything; its checksums are of different moments if the ledger has grown meanwhile. */
    public Comparison all() throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        Comparison comparison = comparing.all();
        List<Difference> differences = comparison.differences();
        while (!differences.isEmpty() && Instant.now().isBefore(deadline)) {
            follow();
            differences = differences.stream().filter(this::stillThere).toList();
            if (!differences.isEmpty()) {
                Thread.sleep(PAUSE);
            }
        }
        return new Comparison(comparison.wanted(), comparison.found(), differences);
    }

    /** Whether all that the fold has is in the store. */
    public boolean isThere() throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        boolean right = areRight();
        while (!right && Instant.now().isBefore(deadline)) {
            Thread.sleep(PAUSE);
            follow();
            right = areRight();
        }
        return right;
    }

    private boolean areRight() {
        try (var documents = fold.documents()) {
            return documents.allMatch(comparing::isRight);
        }
    }

    private void follow() {
        try (JournalStore journal = journals.get()) {
            journal.tip().ifPresent(tip -> fold.follow(journal, tip.sequenceNo(), next -> {}));
        }
    }

    private boolean stillThere(Difference difference) {
        Optional<AdDocument> document = difference.documentId().flatMap(fold::document);
        return document.isEmpty() || !comparing.isRight(document.get());
    }
}
