package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.local.ProgressDisplay;
import io.adledger.replay.Checksum;
import io.adledger.replay.Comparison;
import io.adledger.replay.Difference;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotId;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The steps of the commands, with their progress, and what they tell. */
final class Work {

    private static final String LAST_BLOCK = "last block";
    private static final int MOST_SHOWN = 100;

    private final PrintWriter out;
    private final Fold fold;

    Work(PrintWriter out, Fold fold) {
        this.out = out;
        this.fold = fold;
    }

    /** What a fold begins with, in place of the journal's first blocks. */
    @FunctionalInterface
    interface Beginning {

        /** With nothing. */
        Beginning NONE = (fold, last, journal) -> Optional.empty();

        /** Begins; none if it did not. */
        Optional<SnapshotId> of(Fold fold, long last, JournalStore journal);
    }

    /** Folds the ledger up to the target, or to where the run before that was broken off was to go. */
    long fold(JournalStore journal, Target target) {
        return fold(journal, target, Beginning.NONE);
    }

    /** Folds the ledger so; what has begun, goes on. */
    long fold(JournalStore journal, Target target, Beginning beginning) {
        return foldUpTo(() -> target.lastBlock(journal), journal, beginning);
    }

    /** Folds all of the ledger, or up to where the run before that was broken off was to go. */
    long foldAll(JournalStore journal, Beginning beginning) {
        return foldUpTo(
                () -> journal.tip()
                        .orElseThrow(() -> new CommandFailure("the ledger is empty"))
                        .sequenceNo(),
                journal,
                beginning);
    }

    private long foldUpTo(LongSupplier lastBlock, JournalStore journal, Beginning beginning) {
        long last = fold.note(LAST_BLOCK).map(Long::parseLong).orElseGet(lastBlock::getAsLong);
        fold.note(LAST_BLOCK, Long.toString(last));
        if (fold.nextBlock() == 0) {
            beginning.of(fold, last, journal).ifPresent(id -> out.printf("begun with snapshot %s%n", id));
        }
        Snapshots.heedRedactions(fold, journal);
        ProgressDisplay progress = ProgressDisplay.of(last + 1, "blocks");
        fold.follow(journal, last, progress::reached);
        progress.end();
        out.printf("the ledger is folded up to block %d%n", last);
        return last;
    }

    long documents() {
        try (Stream<AdDocument> documents = fold.documents()) {
            return documents.count();
        }
    }

    /** Tells how a comparison came out; true if there is no difference. */
    boolean tell(Comparison comparison, String table) {
        comparison.differences().stream()
                .limit(MOST_SHOWN)
                .map(Difference::toText)
                .forEach(out::println);
        if (comparison.isEqual()) {
            out.printf("%s is what the ledger says: %s%n", table, text(comparison.found()));
        } else if (comparison.differences().isEmpty()) {
            out.printf(
                    "%s is what the ledger says, item by item; the ledger went on meanwhile: %s were compared%n",
                    table, text(comparison.found()));
        } else {
            out.printf(
                    "%s is not what the ledger says: %,d differences; it has %s, the ledger makes %s%n",
                    table, comparison.differences().size(), text(comparison.found()), text(comparison.wanted()));
        }
        return comparison.differences().isEmpty();
    }

    private static String text(Checksum checksum) {
        return "%,d items, checksum %s".formatted(checksum.items(), checksum.toHex());
    }
}
