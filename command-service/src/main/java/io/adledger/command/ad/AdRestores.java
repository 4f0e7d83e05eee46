package io.adledger.command.ad;

import io.adledger.ad.AdRestoring;
import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import io.adledger.ad.Decision;
import io.adledger.ad.PastState;
import io.adledger.ad.RestoreAd;
import io.adledger.ad.VersionCondition;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Carries out restores. What an ad said is read from its history in the transaction that records the event: what was erased
 * by then does not come back. A restore is done once, however often it is tried. Thread-safe.
 */
public final class AdRestores {

    private final AdJournal journal;

    public AdRestores(AdJournal journal) {
        this.journal = journal;
    }

    /**
     * Carries out a restore.
     *
     * @return done with the state that it left, of the expected version if there was nothing to do; or not done, for what
     *     was erased, for an ad of another version than expected, and for one that is not in the ledger
     * @throws JournalUnavailableException if it cannot be known now whether it was carried out
     */
    public Outcome carryOut(Restore restore) {
        return journal.inTransaction(transaction -> carryOut(transaction, restore));
    }

    private static Outcome carryOut(AdTransaction transaction, Restore restore) {
        Optional<AdDocument> document = transaction.find(restore.adId());
        if (document.isEmpty()) {
            return new Outcome.NotDone(new Decision.UnknownAd());
        }
        List<AdRevision> history = transaction.history(document.get());
        return Recording.leftBy(restore.order(), history)
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(() -> Recording.record(
                        transaction, document, now -> AdRestoring.decide(now, command(restore, history))));
    }

    private static RestoreAd command(Restore restore, List<AdRevision> history) {
        return new RestoreAd(
                restore.adId(),
                past(restore.version(), history),
                restore.asOf().truncatedTo(ChronoUnit.MILLIS),
                VersionCondition.oneOf(Set.of(restore.expectedVersion())),
                restore.order());
    }

    private static PastState past(OptionalLong version, List<AdRevision> history) {
        if (version.isEmpty()) {
            return new PastState.Known(AdState.ABSENT);
        }
        return Recording.ofVersion(version.getAsLong(), history)
                .<PastState>map(PastState.Known::new)
                .orElseGet(PastState.Erased::new);
    }
}
