package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads of the ledger, in all versions or as of a past moment, have all that was acknowledged before they began. */
public final class LedgerReads {

    private static final int DELETED = 410;

    private final List<Operation<Request, Answer>> operations;
    private final Timeline timeline;
    private final AdHistory history;

    /** @param operations all that were asked for */
    public LedgerReads(List<Operation<Request, Answer>> operations, AdHistory history) {
        this.operations = List.copyOf(operations);
        this.timeline = new Timeline(operations);
        this.history = history;
    }

    /** What is wrong with these reads. */
    public Stream<Finding> check() {
        return operations.stream().flatMap(operation -> switch (operation.request()) {
            case Request.ReadVersions read -> checkVersions(operation, read).stream();
            case Request.ReadPast read -> checkPast(operation, read).stream();
            default -> Stream.empty();
        });
    }

    private Optional<Finding> checkVersions(Operation<Request, Answer> operation, Request.ReadVersions read) {
        List<Long> seen;
        if (operation.answer() instanceof Answer.Saw saw) {
            seen = saw.ads().stream().map(Sighting::version).toList();
        } else if (operation.answer() instanceof Answer.SawNone) {
            seen = List.of();
        } else {
            return Optional.empty();
        }
        long acknowledged = history.ad(read.ad().adId()).stream()
                .filter(version -> timeline.acknowledgedBefore(version, operation.begin()))
                .mapToLong(AdVersion::version)
                .max()
                .orElse(-1);
        boolean inSequence =
                seen.equals(LongStream.range(0, seen.size()).boxed().toList());
        return inSequence && seen.size() > acknowledged
                ? Optional.empty()
                : Optional.of(Finding.of(
                        operation,
                        "a read of all versions has gaps, or lacks what was acknowledged before it",
                        "versions 0 to " + acknowledged + " at least",
                        "versions " + seen));
    }

    /** The version of the moment, or an earlier one if those after it had not been acknowledged when the read began. */
    private Optional<Finding> checkPast(Operation<Request, Answer> operation, Request.ReadPast read) {
        List<AdVersion> until = history.ad(read.ad().adId()).stream()
                .filter(version -> !version.committedAt().isAfter(read.at()))
                .toList();
        Optional<AdVersion> shown =
                switch (operation.answer()) {
                    case Answer.Saw saw ->
                        until.stream()
                                .filter(version -> saw.ads().getFirst().version() == version.version())
                                .findFirst();
                    case Answer.SawNone none
                    when none.status() == DELETED ->
                        until.stream()
                                .filter(version -> version.content().isEmpty())
                                .findFirst();
                    default -> Optional.empty();
                };
        boolean ofAnotherTime = shown.isEmpty()
                && (operation.answer() instanceof Answer.Saw
                        || (operation.answer() instanceof Answer.SawNone none && none.status() == DELETED));
        boolean lacks = isAnswered(operation)
                && until.stream()
                        .filter(version -> version.version()
                                > shown.map(AdVersion::version).orElse(-1L))
                        .anyMatch(version -> timeline.acknowledgedBefore(version, operation.begin()));
        return ofAnotherTime || lacks
                ? Optional.of(Finding.of(
                        operation,
                        "a read of a past moment showed another version",
                        "as of " + read.at() + " the last of " + until,
                        operation.answer()))
                : Optional.empty();
    }

    private static boolean isAnswered(Operation<Request, Answer> operation) {
        return operation.answer() instanceof Answer.Saw || operation.answer() instanceof Answer.SawNone;
    }
}
