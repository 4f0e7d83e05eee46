package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conditional command took place on exactly the version that it named, and was refused only when there may have been
 * another; a command was told that there is no ad only when it may have been deleted.
 */
public final class Conditions {

    private static final int NO_SUCH_AD = 404;
    private static final int ANOTHER_VERSION = 412;

    private final List<Operation<Request, Answer>> operations;
    private final Timeline timeline;
    private final AdHistory history;

    /** @param operations all that were asked for */
    public Conditions(List<Operation<Request, Answer>> operations, AdHistory history) {
        this.operations = List.copyOf(operations);
        this.timeline = new Timeline(operations);
        this.history = history;
    }

    /** What is wrong with the commands. */
    public Stream<Finding> check() {
        return operations.stream().flatMap(operation -> switch (operation.request()) {
            case Request.Publish _ -> Stream.empty();
            case Request.Patch patch -> check(operation, patch.ad().adId(), patch).stream();
            case Request.Delete delete -> check(operation, delete.ad().adId(), delete).stream();
            default -> Stream.empty();
        });
    }

    private Optional<Finding> check(Operation<Request, Answer> operation, String adId, Request.Write write) {
        long named = write.ifMatch().orElse(-1);
        List<AdVersion> made = history.madeBy(operation.id());
        if (write.ifMatch().isPresent() && !made.isEmpty()) {
            AdVersion version = made.getFirst();
            return version.version() == named + 1
                    ? Optional.empty()
                    : finding(operation, "a conditional command took place on another version", "on " + named, version);
        }
        if (!(operation.answer() instanceof Answer.Refused refused)) {
            return Optional.empty();
        }
        return switch (refused.status()) {
            case NO_SUCH_AD -> checkAbsence(operation, adId);
            case ANOTHER_VERSION -> checkRefusal(operation, adId, named);
            default -> finding(operation, "a refusal that nothing here deserves", "404 or 412", refused);
        };
    }

    private Optional<Finding> checkAbsence(Operation<Request, Answer> operation, String adId) {
        boolean mayBeDeleted = history.ad(adId).stream()
                .filter(version -> version.content().isEmpty())
                .anyMatch(version -> timeline.begunBefore(version, operation.end()));
        return mayBeDeleted
                ? Optional.empty()
                : finding(
                        operation, "a command did not find an ad that was not deleted", "the ad " + adId, "status 404");
    }

    private Optional<Finding> checkRefusal(Operation<Request, Answer> operation, String adId, long named) {
        List<AdVersion> versions = history.ad(adId);
        boolean wasThere = named >= 0
                && named < versions.size()
                && timeline.acknowledgedBefore(versions.get((int) named), operation.begin());
        boolean stayed =
                named + 1 >= versions.size() || !timeline.begunBefore(versions.get((int) named + 1), operation.end());
        return wasThere && stayed
                ? finding(
                        operation,
                        "a conditional command was refused though the ad had the version",
                        "version " + named + " changed",
                        "status 412")
                : Optional.empty();
    }

    private static Optional<Finding> finding(
            Operation<Request, Answer> operation, String what, Object expected, Object seen) {
        return Optional.of(Finding.of(operation, what, expected, seen));
    }
}
