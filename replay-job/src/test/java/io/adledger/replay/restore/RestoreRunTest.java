package io.adledger.replay.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ad.AdId;
import io.adledger.command.ad.AdJournal;
import io.adledger.command.ad.AdRestores;
import io.adledger.command.ad.AdTransaction;
import io.adledger.replay.Pace;
import io.adledger.snapshot.fold.Fold;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreRunTest {

    /** More than are done between two notes of how far a run is, and as many again as are on their way at once. */
    private static final int ADS = 130;

    @TempDir
    private Path folder;

    private final LedgerOfAds ledger = new LedgerOfAds();
    private final RestoreOrder order = new RestoreOrder(AdId.next(), "operator:olga", Instant.now());

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void thePlanSaysOfEachAdWhatIsToBeDoneAndWritesNothing() {
        String same = ledger.create("same");
        String changed = ledger.create("changed");
        String deleted = ledger.create("deleted");
        String erased = ledger.create("erased");
        String removed = ledger.create("removed");
        long then = ledger.tip();
        ledger.rename(changed, "changed since");
        ledger.delete(deleted);
        ledger.rename(erased, "erased since");
        ledger.redactFirst(erased);
        ledger.remove(removed);
        String created = ledger.create("created since");
        long now = ledger.tip();

        assertThat(plan(then))
                .containsExactlyInAnyOrder(
                        "ad " + same + ", version 0: as it was",
                        "ad " + changed + ", version 1: again as version 0 (adTitle)",
                        "ad " + deleted
                                + ", version 1: again as version 0 (adTitle, adDescription, price, currency, category,"
                                + " tags)",
                        "ad " + erased + ", version 1: left as it is: what it said then was erased",
                        "ad " + removed + ", version 1: left as it is: its document was deleted from the ledger",
                        "ad " + created + ", version 0: deleted, as it was not there");
        assertThat(ledger.tip()).isEqualTo(now);
    }

    @Test
    void aRunDoesWhatThePlanSaysAndCountsIt() {
        String changed = ledger.create("changed");
        String deleted = ledger.create("deleted");
        ledger.create("same");
        long then = ledger.tip();
        ledger.rename(changed, "changed since");
        ledger.delete(deleted);
        String created = ledger.create("created since");

        RestoreTally tally = restored(then, ledger.ads());

        assertThat(tally).isEqualTo(new RestoreTally(2, 1, 1, 0));
        assertThat(ledger.events(changed)).containsExactly("AdCreated", "AdUpdated", "AdRestored");
        assertThat(ledger.events(deleted)).containsExactly("AdCreated", "AdDeleted", "AdRestored");
        assertThat(ledger.events(created)).containsExactly("AdCreated", "AdDeleted");
    }

    @Test
    void anAdThatIsChangedBetweenPlanAndRunIsLeftAloneAndTold() {
        String ad = ledger.create("then");
        long then = ledger.tip();
        ledger.rename(ad, "since");
        try (Fold past = ledger.folded(folder.resolve("past"), then);
                Fold now = ledger.folded(folder.resolve("now"), ledger.tip())) {
            ledger.rename(ad, "in the meantime");
            List<String> told = new ArrayList<>();

            RestoreTally tally =
                    run(past, now, ledger.ads()).run(Pace.UNLIMITED, (one, soFar) -> told.add(one.toText()));

            assertThat(tally).isEqualTo(new RestoreTally(0, 0, 0, 1));
            assertThat(told)
                    .containsExactly(
                            "ad " + ad + ", version 1: left as it is: it was changed meanwhile, and has version 2 now");
        }
        assertThat(ledger.events(ad)).containsExactly("AdCreated", "AdUpdated", "AdUpdated");
    }

    @Test
    void aRunThatIsBrokenOffGoesOnAndDoesNothingTwice() {
        List<String> ads =
                IntStream.range(0, ADS).mapToObj(i -> ledger.create("ad " + i)).toList();
        long then = ledger.tip();
        ads.forEach(ad -> ledger.rename(ad, "since"));

        assertThatThrownBy(() -> restored(then, new BreakingJournal(ledger.ads(), new AtomicInteger(ADS - 20))))
                .hasStackTraceContaining("broken off");
        ads.subList(0, ADS / 2).forEach(ad -> ledger.rename(ad, "after the kill"));
        List<String> before = events(ads);
        RestoreTally tally = restored(then, ledger.ads());

        assertThat(before).contains("AdCreated AdUpdated AdRestored", "AdCreated AdUpdated");
        assertThat(tally.ads()).isEqualTo(ADS);
        assertThat(events(ads))
                .doesNotContain("AdCreated AdUpdated")
                .allMatch(events -> events.indexOf("AdRestored") == events.lastIndexOf("AdRestored"));
        assertThat(tally.restored())
                .isEqualTo(events(ads).stream()
                        .filter(events -> events.contains("AdRestored"))
                        .count());
        assertThat(tally.refused()).isEqualTo(ADS - tally.restored());
    }

    private List<String> events(List<String> ads) {
        return ads.stream().map(ad -> String.join(" ", ledger.events(ad))).toList();
    }

    /** Goes on with the folds that are there, as a process does that is started again. */
    private RestoreTally restored(long then, AdJournal journal) {
        Path notes = folder.resolve("now");
        long last = lastBlock(notes);
        try (Fold past = ledger.folded(folder.resolve("past"), then);
                Fold now = ledger.folded(notes, last)) {
            now.note("last", Long.toString(last));
            return run(past, now, journal).run(Pace.UNLIMITED, (one, soFar) -> {});
        }
    }

    private long lastBlock(Path notes) {
        try (Fold fold = Fold.open(notes)) {
            return fold.note("last").map(Long::parseLong).orElseGet(ledger::tip);
        }
    }

    private RestoreRun run(Fold past, Fold now, AdJournal journal) {
        return new RestoreRun(new RestorePlan(past, now), now, new AdRestores(journal), order, Clock.systemUTC());
    }

    private List<String> plan(long then) {
        try (Fold past = ledger.folded(folder.resolve("past"), then);
                Fold now = ledger.folded(folder.resolve("now"), ledger.tip());
                Stream<PlannedRestore> planned = new RestorePlan(past, now).all()) {
            return planned.map(PlannedRestore::toText).toList();
        }
    }

    /** Is gone after some commits, the answer to the last of which does not come. */
    private record BreakingJournal(AdJournal journal, AtomicInteger left) implements AdJournal {

        @Override
        public <R> R inTransaction(Function<AdTransaction, R> work) {
            R done = journal.inTransaction(work);
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("broken off");
            }
            return done;
        }
    }
}
