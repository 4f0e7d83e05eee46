package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever a read showed is a version that somebody had begun to write by then, exactly as it is in the ledger. Reads of the
 * state store and searches promise no more, as they follow the ledger with a delay; for those of the ledger see {@link LedgerReads}.
 */
public final class Reads {

    private static final int DELETED = 410;

    private final List<Operation<Request, Answer>> operations;
    private final Timeline timeline;
    private final AdHistory history;

    /** @param operations all that were asked for */
    public Reads(List<Operation<Request, Answer>> operations, AdHistory history) {
        this.operations = List.copyOf(operations);
        this.timeline = new Timeline(operations);
        this.history = history;
    }

    /** What is wrong with the reads, and with answers that nothing foresees. */
    public Stream<Finding> check() {
        return operations.stream().flatMap(operation -> switch (operation.answer()) {
            case Answer.Unforeseen unforeseen ->
                Stream.of(Finding.of(operation, "an answer that nobody foresees", "one of docs/api.md", unforeseen));
            case Answer.Saw saw -> saw.ads().stream().flatMap(sighting -> checkSighting(operation, sighting).stream());
            case Answer.SawNone none
            when none.status() == DELETED && operation.request() instanceof Request.ReadLive read ->
                checkGone(operation, read.ad().adId()).stream();
            default -> Stream.empty();
        });
    }

    private Optional<Finding> checkSighting(Operation<Request, Answer> operation, Sighting seen) {
        Optional<AdVersion> version = history.ad(seen.adId()).stream()
                .filter(each -> each.version() == seen.version())
                .findFirst();
        if (version.isEmpty()) {
            return Optional.of(Finding.of(operation, "a read showed a version that is not there", "none", seen));
        }
        if (!version.get().content().equals(seen.content())) {
            return Optional.of(Finding.of(operation, "a read showed another content", version.get(), seen));
        }
        return timeline.begunBefore(version.get(), operation.end())
                ? Optional.empty()
                : Optional.of(Finding.of(operation, "a read showed a version before it was asked for", "none", seen));
    }

    private Optional<Finding> checkGone(Operation<Request, Answer> operation, String adId) {
        return history.ad(adId).stream()
                        .filter(version -> version.content().isEmpty())
                        .anyMatch(version -> timeline.begunBefore(version, operation.end()))
                ? Optional.empty()
                : Optional.of(Finding.of(operation, "an ad was gone before it was deleted", "the ad", "status 410"));
    }
}
