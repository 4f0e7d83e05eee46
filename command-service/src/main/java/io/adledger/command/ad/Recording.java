package io.adledger.command.ad;

import io.adledger.ad.AdCommand;
import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import io.adledger.ad.Decision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a decision about an ad becomes a revision of its document, and how earlier ones are found. */
final class Recording {

    private Recording() {}

    /** Decides by the state that the transaction has read, and records the event that comes of it. */
    static Outcome record(
            AdTransaction transaction, Optional<AdDocument> document, Function<AdState, Decision> decision) {
        AdState state = document.map(found -> found.revision().state()).orElse(AdState.ABSENT);
        return switch (decision.apply(state)) {
            case Decision.Accepted accepted -> {
                AdRevision revision = AdRevision.of(state, accepted.event());
                document.ifPresentOrElse(
                        found -> transaction.update(found, revision), () -> transaction.insert(revision));
                yield new Outcome.Done(revision.state());
            }
            case Decision.Unchanged unchanged -> new Outcome.Done(unchanged.state());
            case Decision.Rejected rejected -> new Outcome.NotDone(rejected);
        };
    }

    /** The state that an earlier run of the same command has left. */
    static Optional<AdState> leftBy(AdCommand.Order order, List<AdRevision> history) {
        return history.stream()
                .filter(revision -> revision.event().envelope().commandId().equals(order.commandId()))
                .map(AdRevision::state)
                .findFirst();
    }

    /** The state of this version, unless it was erased. */
    static Optional<AdState> ofVersion(long version, List<AdRevision> history) {
        return history.stream()
                .map(AdRevision::state)
                .filter(state -> version(state) == version)
                .findFirst();
    }

    static long version(AdState state) {
        return switch (state) {
            case AdState.Live live -> live.version();
            case AdState.Deleted deleted -> deleted.version();
            case AdState.Absent absent -> throw new IllegalStateException("an ad that is not there has no version");
        };
    }
}
