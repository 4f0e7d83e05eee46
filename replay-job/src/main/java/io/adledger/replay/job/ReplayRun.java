package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.Pace;
import io.adledger.replay.Proving;
import io.adledger.replay.Replay;
import io.adledger.replay.StateTable;
import io.adledger.replay.job.Beginning.Begun;
import io.adledger.replay.job.ReplayFolder.Claim;
import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a replay: folds the ledger, writes the target, compares all of it. Broken off at any moment, by a kill or because it
 * was cancelled, the next run goes on where it was. Not thread-safe; one run for one replay.
 */
public final class ReplayRun {

    private static final int WRITES_AT_ONCE = 32;
    private static final Duration TIME_TO_FOLLOW = Duration.ofSeconds(30);

    private final ReplayFolder replay;
    private final ReplayRequest request;
    private final ReplayPlaces places;
    private final ReplayReport report;

    private ReplayRun(ReplayFolder replay, ReplayPlaces places, ReplayReport report) {
        this.replay = replay;
        this.request = replay.request();
        this.places = places;
        this.report = report;
    }

    /**
     * Runs a replay to its end.
     *
     * @param watcher told how it gets on
     * @return how it ended; it is in the replay's folder, too
     * @throws ReplayBusyException if somebody runs it already
     */
    public static ReplayState of(ReplayFolder replay, ReplayPlaces places, InstantSource clock, ReplayWatcher watcher) {
        try (Claim _ = replay.claim().orElseThrow(() -> new ReplayBusyException(replay.id()))) {
            replay.forgetCancelling();
            ReplayReport report = new ReplayReport(replay, clock, watcher);
            return new ReplayRun(replay, places, report).toItsEnd();
        }
    }

    private ReplayState toItsEnd() {
        try (JournalStore journal = places.journal();
                Fold fold = request.adId()
                        .map(ad -> Fold.ofAd(ad, replay.fold()))
                        .orElseGet(() -> Fold.open(replay.fold()))) {
            fold(journal, fold);
            StateTable table = places.open(request.target());
            write(fold, table);
            compare(fold, table);
        } catch (ReplayCancelledException e) {
            return report.ended(Step.CANCELLED, Optional.empty(), Optional.empty());
        } catch (RuntimeException e) {
            return report.ended(Step.FAILED, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return report.state();
        }
        replay.removeFold();
        return report.state();
    }

    private void fold(JournalStore journal, Fold fold) {
        if (request.to().isPresent() && places.follows(request.target())) {
            throw new ReplayRefusedException("what follows the ledger is not taken back to a moment that is past, as"
                    + " others read it: replay into another table or index");
        }
        Begun begun = new Beginning(places.snapshots(), request.fromSnapshot())
                .begin(fold, journal, request.to(), report.ofSnapshots());
        report.folding(begun.last(), begun.snapshot().map(SnapshotId::toString), fold.nextBlock());
        fold.follow(journal, begun.last(), report::reached);
    }

    private void write(Fold fold, StateTable table) {
        long documents;
        try (Stream<AdDocument> all = fold.documents()) {
            documents = all.count();
        }
        if (documents == 0 && request.adId().isPresent()) {
            throw new ReplayRefusedException(
                    "the ledger has no ad " + request.adId().get() + " up to then");
        }
        Replay writing = new Replay(fold, table, WRITES_AT_ONCE, Pace.perSecond(request.rate()));
        report.writing(writing.written(), documents);
        long unused = writing.run(report::reached);
    }

    private void compare(Fold fold, StateTable table) throws InterruptedException {
        report.comparing();
        Duration patience = places.follows(request.target()) ? TIME_TO_FOLLOW : Duration.ZERO;
        Proving proving = new Proving(fold, table, places::journal, patience);
        if (request.adId().isPresent()) {
            report.ended(proving.isThere() ? Step.DONE : Step.DIFFERENT, Optional.empty(), Optional.empty());
            return;
        }
        Outcome outcome = Outcome.of(proving.all());
        report.ended(outcome.isRight() ? Step.DONE : Step.DIFFERENT, Optional.of(outcome), Optional.empty());
    }
}
