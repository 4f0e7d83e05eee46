package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever a read showed is a version that somebody had begun to write by then, exactly as it is in the ledger. Reads of the
 * ledger (all versions, a past moment) have, besides, all that was acknowledged before they began; reads of the state store
 * and searches promise no more, as they follow the ledger with a delay.
 */
public final class Reads {

    private static final int DELETED = 410;

    private final List<Operation<Request, Answer>> all;
    private final Map<OperationId, Operation<Request, Answer>> operations = new HashMap<>();
    private final AdHistory history;

    /** @param operations all that were asked for */
    public Reads(List<Operation<Request, Answer>> operations, AdHistory history) {
        operations.forEach(operation -> this.operations.put(operation.id(), operation));
        this.all = List.copyOf(operations);
        this.history = history;
    }

    /** What is wrong with the reads, and with answers that nothing foresees. */
    public Stream<Finding> check() {
        return all.stream().flatMap(operation -> {
            List<Finding> findings = new ArrayList<>();
            if (operation.answer() instanceof Answer.Unforeseen unforeseen) {
                findings.add(finding(operation, "an answer that nobody foresees", "one of docs/api.md", unforeseen));
            }
            if (operation.answer() instanceof Answer.Saw saw) {
                saw.ads().forEach(sighting -> checkSighting(operation, sighting).ifPresent(findings::add));
            }
            switch (operation.request()) {
                case Request.ReadVersions read -> checkVersions(operation, read).ifPresent(findings::add);
                case Request.ReadPast read -> checkPast(operation, read).ifPresent(findings::add);
                case Request.ReadLive read ->
                    checkGone(operation, read.ad().adId()).ifPresent(findings::add);
                default -> {}
            }
            return findings.stream();
        });
    }

    private Optional<Finding> checkSighting(Operation<Request, Answer> operation, Sighting seen) {
        Optional<AdVersion> version = history.ad(seen.adId()).stream()
                .filter(each -> each.version() == seen.version())
                .findFirst();
        if (version.isEmpty()) {
            return Optional.of(finding(operation, "a read showed a version that is not there", "none", seen));
        }
        if (!version.get().content().equals(seen.content())) {
            return Optional.of(finding(operation, "a read showed another content", version.get(), seen));
        }
        return begun(version.get(), operation)
                ? Optional.empty()
                : Optional.of(finding(operation, "a read showed a version before it was asked for", "none", seen));
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
                .filter(version -> acknowledgedBefore(version, operation))
                .mapToLong(AdVersion::version)
                .max()
                .orElse(-1);
        boolean inSequence = seen.equals(
                Stream.iterate(0L, next -> next + 1).limit(seen.size()).toList());
        return inSequence && seen.size() > acknowledged
                ? Optional.empty()
                : Optional.of(finding(
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
        Optional<AdVersion> seen;
        if (operation.answer() instanceof Answer.Saw saw) {
            Sighting sighting = saw.ads().getFirst();
            seen = until.stream()
                    .filter(version -> version.version() == sighting.version())
                    .findFirst();
            if (seen.isEmpty()) {
                return pastFinding(operation, read.at(), until, sighting);
            }
        } else if (operation.answer() instanceof Answer.SawNone none) {
            // Nothing tells which deletion was meant: there is only one.
            seen = none.status() == DELETED
                    ? until.stream()
                            .filter(version -> version.content().isEmpty())
                            .findFirst()
                    : Optional.empty();
            if (none.status() == DELETED && seen.isEmpty()) {
                return pastFinding(operation, read.at(), until, none);
            }
        } else {
            return Optional.empty();
        }
        long shown = seen.map(AdVersion::version).orElse(-1L);
        boolean lacks =
                until.stream().anyMatch(version -> version.version() > shown && acknowledgedBefore(version, operation));
        return lacks ? pastFinding(operation, read.at(), until, operation.answer()) : Optional.empty();
    }

    private static Optional<Finding> pastFinding(
            Operation<Request, Answer> operation, Instant at, List<AdVersion> until, Object seen) {
        return Optional.of(finding(
                operation,
                "a read of a past moment showed another version",
                "as of " + at + " the last of " + until,
                seen));
    }

    private Optional<Finding> checkGone(Operation<Request, Answer> operation, String adId) {
        boolean wrong = operation.answer() instanceof Answer.SawNone none
                && none.status() == DELETED
                && history.ad(adId).stream()
                        .filter(version -> version.content().isEmpty())
                        .noneMatch(version -> begun(version, operation));
        return wrong
                ? Optional.of(finding(operation, "an ad was gone before it was deleted", "the ad", "status 410"))
                : Optional.empty();
    }

    private boolean begun(AdVersion version, Operation<Request, Answer> read) {
        return version.by()
                .flatMap(id -> Optional.ofNullable(operations.get(id)))
                .filter(write -> write.begin() < read.end())
                .isPresent();
    }

    private boolean acknowledgedBefore(AdVersion version, Operation<Request, Answer> read) {
        return version.by()
                .flatMap(id -> Optional.ofNullable(operations.get(id)))
                .filter(write -> write.answer() instanceof Answer.Written || write.answer() instanceof Answer.Deleted)
                .filter(write -> write.end() < read.begin())
                .isPresent();
    }

    private static Finding finding(Operation<Request, Answer> operation, String what, Object expected, Object seen) {
        return new Finding(
                what + ": operation " + operation.id() + ", " + operation.request(),
                expected.toString(),
                seen.toString(),
                operation.when());
    }
}
