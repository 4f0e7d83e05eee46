package io.adledger.local.replay;

import io.adledger.ad.AdId;
import io.adledger.command.ad.AdRestores;
import io.adledger.command.qldb.QldbAdJournal;
import io.adledger.local.ProgressDisplay;
import io.adledger.replay.Pace;
import io.adledger.replay.restore.PlannedRestore;
import io.adledger.replay.restore.RestoreOrder;
import io.adledger.replay.restore.RestorePlan;
import io.adledger.replay.restore.RestoreRun;
import io.adledger.replay.restore.RestoreTally;
import io.adledger.replay.restore.Verdict;
import io.adledger.snapshot.fold.Fold;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

/** The steps of a restore after its two folds are made, with their progress, and what they tell. */
final class Restoration {

    private static final String RESTORE = "restore";
    private static final int MOST_SHOWN = 100;

    private final PrintWriter out;
    private final RestorePlan plan;
    private final Fold now;
    private final Instant asOf;

    Restoration(PrintWriter out, Fold past, Fold now, Instant asOf) {
        this.out = out;
        this.plan = new RestorePlan(past, now);
        this.now = now;
        this.asOf = asOf;
    }

    /** Tells what is to be done; writes nothing. */
    RestoreTally show() {
        RestoreTally tally = RestoreTally.EMPTY;
        long told = 0;
        try (Stream<PlannedRestore> all = plan.all()) {
            for (PlannedRestore one : (Iterable<PlannedRestore>) all::iterator) {
                tally = tally.with(one.verdict());
                if (!(one.verdict() instanceof Verdict.Unchanged) && told++ < MOST_SHOWN) {
                    out.println(one.toText());
                }
            }
        }
        if (told > MOST_SHOWN) {
            out.printf("and %,d more%n", told - MOST_SHOWN);
        }
        out.printf(
                "to be as of %s: %,d ads are to be restored, %,d to be deleted; %,d are so, %,d have to stay as they are%n",
                asOf, tally.restored(), tally.deleted(), tally.unchanged(), tally.refused());
        out.flush();
        return tally;
    }

    /** Does it, or goes on with it. */
    RestoreTally run(QldbAdJournal ledger, RestoreOptions options, Pace pace, long ads) {
        String restoreId = now.note(RESTORE).orElseGet(AdId::next);
        now.note(RESTORE, restoreId);
        RestoreOrder order = options.order(restoreId, asOf);
        ProgressDisplay progress = ProgressDisplay.of(ads, "ads");
        long begun = System.nanoTime();
        RestoreTally tally = new RestoreRun(plan, now, new AdRestores(ledger), order, Clock.systemUTC())
                .run(pace, (one, soFar) -> {
                    tellIfRefused(one);
                    progress.reached(soFar.ads());
                });
        progress.end();
        out.printf(
                "as of %s: %,d ads restored, %,d deleted, %,d unchanged, %,d refused, in %.1f s (restore %s)%n",
                asOf,
                tally.restored(),
                tally.deleted(),
                tally.unchanged(),
                tally.refused(),
                (System.nanoTime() - begun) / 1e9,
                restoreId);
        return tally;
    }

    private void tellIfRefused(PlannedRestore one) {
        if (one.verdict() instanceof Verdict.Refused) {
            out.println(one.toText());
        }
    }
}
