package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.Comparison;
import io.adledger.replay.Difference;
import io.adledger.replay.Pace;
import io.adledger.replay.Proving;
import io.adledger.replay.Replay;
import io.adledger.replay.StateTable;
import io.adledger.replay.job.ReplayFolder.Claim;
import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a replay: folds the ledger, writes the target, compares all of it. Broken off at any moment, by a kill or because it
 * was cancelled, the next run goes on where it was. Not thread-safe; one run for one replay.
 */
public final class ReplayRun {

    private static final String LAST_BLOCK = "last block";
    private static final int WRITES_AT_ONCE = 32;
    private static final int EXAMPLES = 100;
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
     * @param watcher told how far it is, every now and then
     * @return how it ended; it is in the replay's folder, too
     * @throws ReplayBusyException if somebody runs it already
     */
    public static ReplayState of(
            ReplayFolder replay, ReplayPlaces places, InstantSource clock, Consumer<ReplayState> watcher) {
        try (Claim claim = replay.claim().orElseThrow(() -> new ReplayBusyException(replay.id()))) {
            replay.forgetCancelling();
            ReplayReport report = new ReplayReport(replay, clock, watcher);
            return new ReplayRun(replay, places, report).toItsEnd(claim);
        }
    }

    private ReplayState toItsEnd(Claim claim) {
        assert claim.file().isOpen();
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
        long last = fold.note(LAST_BLOCK)
                .map(Long::parseLong)
                .orElseGet(() -> request.to().isPresent()
                        ? LastBlock.at(request.to().get(), journal, places.follows(request.target()))
                        : LastBlock.now(journal));
        fold.note(LAST_BLOCK, Long.toString(last));
        Optional<String> begunWith = fold.nextBlock() == 0
                ? new Beginning(new Snapshots(places.snapshots())).begin(fold, request.fromSnapshot(), last, journal)
                : Optional.empty();
        Snapshots.heedRedactions(fold, journal);
        report.folding(last, begunWith, fold.nextBlock());
        fold.follow(journal, last, report::reached);
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
        Comparison comparison = proving.all();
        Outcome outcome = new Outcome(
                comparison.wanted().items(),
                comparison.wanted().toHex(),
                comparison.found().items(),
                comparison.found().toHex(),
                comparison.differences().size(),
                comparison.differences().stream()
                        .limit(EXAMPLES)
                        .map(Difference::toText)
                        .toList());
        report.ended(
                comparison.differences().isEmpty() ? Step.DONE : Step.DIFFERENT,
                Optional.of(outcome),
                Optional.empty());
    }
}
