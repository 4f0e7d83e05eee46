package io.adledger.replay.restore;

import io.adledger.ad.AdState;
import io.adledger.command.ad.AdRestores;
import io.adledger.command.ad.Outcome;
import io.adledger.command.ad.Restore;
import io.adledger.replay.Pace;
import io.adledger.snapshot.fold.Fold;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Carries a plan out through the ledger, a bounded number of ads at once. An ad that has not the version of the plan any more
 * is left alone. How far it came is kept with the plan's fold of now; a run that was killed goes on there, and what it does
 * again on the way changes nothing. Not thread-safe.
 */
public final class RestoreRun {

    private static final String DONE_UP_TO = "restored up to";
    private static final String TALLY = "restored so far";
    private static final int DOCUMENTS_PER_NOTE = 100;
    private static final int RESTORES_AT_ONCE = 16;

    private final RestorePlan plan;
    private final Fold notes;
    private final AdRestores restores;
    private final RestoreOrder order;
    private final Clock clock;

    /**
     * A run.
     *
     * @param notes the fold that the plan has for now
     */
    public RestoreRun(RestorePlan plan, Fold notes, AdRestores restores, RestoreOrder order, Clock clock) {
        this.plan = plan;
        this.notes = notes;
        this.restores = restores;
        this.order = order;
        this.clock = clock;
    }

    /** Told what a run is doing. */
    @FunctionalInterface
    public interface Progress {

        /**
         * One more ad is done with.
         *
         * @param ad with what was done
         * @param soFar with this one, and with those of the runs before
         */
        void done(PlannedRestore ad, RestoreTally soFar);
    }

    /**
     * Does what has not been done.
     *
     * @param progress told of each ad, in the order of the documents' ids
     * @return what was done in this run and in those that it goes on with
     * @throws io.adledger.command.ad.JournalUnavailableException if the ledger does not take it now
     */
    public RestoreTally run(Pace pace, Progress progress) {
        RestoreTally tally = notes.note(TALLY).map(RestoreTally::fromNote).orElse(RestoreTally.EMPTY);
        String last = notes.note(DONE_UP_TO).orElse("");
        try (Stream<PlannedRestore> planned = plan.after(last)) {
            Stream<PlannedRestore> done =
                    planned.gather(Gatherers.mapConcurrent(RESTORES_AT_ONCE, one -> carryOut(one, pace)));
            for (PlannedRestore one : (Iterable<PlannedRestore>) done::iterator) {
                tally = tally.with(one.verdict());
                last = one.documentId();
                progress.done(one, tally);
                if (tally.ads() % DOCUMENTS_PER_NOTE == 0) {
                    note(last, tally);
                }
            }
        }
        note(last, tally);
        return tally;
    }

    private void note(String last, RestoreTally tally) {
        notes.notes(Map.of(DONE_UP_TO, last, TALLY, tally.toNote()));
    }

    private PlannedRestore carryOut(PlannedRestore planned, Pace pace) {
        if (!planned.isChange()) {
            return planned;
        }
        try {
            pace.await(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for its turn", e);
        }
        return switch (restores.carryOut(restore(planned))) {
            case Outcome.Done(AdState state) ->
                isAt(planned.version(), state) ? planned.with(new Verdict.Unchanged()) : planned;
            case Outcome.NotDone(var reason) -> planned.with(Verdict.of(reason));
            case Outcome.KeyOfAnother _, Outcome.StillRunning _ ->
                throw new IllegalStateException("restores have no keys");
        };
    }

    private Restore restore(PlannedRestore planned) {
        return new Restore(
                planned.name(),
                planned.pastVersion(),
                order.asOf(),
                planned.version(),
                order.of(planned.name(), clock.instant()));
    }

    private static boolean isAt(long version, AdState state) {
        return switch (state) {
            case AdState.Live live -> live.version() == version;
            case AdState.Deleted deleted -> deleted.version() == version;
            case AdState.Absent _ -> false;
        };
    }
}
