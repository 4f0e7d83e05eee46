package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.local.CommandFailure;
import io.adledger.local.SnapshotSteps;
import io.adledger.replay.job.Beginning;
import io.adledger.replay.job.Beginning.Begun;
import io.adledger.replay.job.ReplayRefusedException;
import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Folds what a command is about, with its progress, and counts it. */
final class Work {

    private final PrintWriter out;
    private final Fold fold;
    private final Beginning beginning;

    Work(PrintWriter out, Fold fold, Beginning beginning) {
        this.out = out;
        this.fold = fold;
        this.beginning = beginning;
    }

    /**
     * Folds the ledger, or goes on to where the run before that was broken off was to go.
     *
     * @param to up to this moment; none for all of it
     * @throws CommandFailure if there is nothing up to then, or the snapshot that was chosen cannot be used
     */
    void fold(JournalReader journal, Optional<Instant> to) {
        SnapshotSteps steps = new SnapshotSteps();
        long last;
        try {
            Begun begun = beginning.begin(fold, journal, to, steps);
            steps.end();
            begun.snapshot().ifPresent(id -> out.printf("begun with snapshot %s%n", id));
            last = begun.last();
            fold.follow(journal, last, next -> steps.reached(Step.FOLDING, next, begun.last() + 1));
        } catch (ReplayRefusedException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } finally {
            steps.end();
        }
        out.printf("the ledger is folded up to block %d%n", last);
    }

    long documents() {
        try (Stream<AdDocument> documents = fold.documents()) {
            return documents.count();
        }
    }
}
