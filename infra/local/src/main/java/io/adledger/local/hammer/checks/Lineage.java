package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Content;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of each ad follow from one another by what was asked for: none is missing, none is of nobody, each has
 * exactly what its operation made of the one before, also when nobody was told of its outcome; none follows a deletion; and
 * what had ended before another began has the lower version.
 */
public final class Lineage {

    private final Timeline timeline;

    /** @param operations all that were asked for */
    public Lineage(List<Operation<Request, Answer>> operations) {
        this.timeline = new Timeline(operations);
    }

    /** What is wrong with a history. */
    public Stream<Finding> check(AdHistory history) {
        return history.ads().stream().flatMap(versions -> Stream.concat(checkContents(versions), checkOrder(versions)));
    }

    private Stream<Finding> checkContents(List<AdVersion> versions) {
        List<Finding> findings = new ArrayList<>();
        Optional<Content> before = Optional.empty();
        for (int number = 0; number < versions.size(); number++) {
            AdVersion version = versions.get(number);
            if (version.version() != number) {
                findings.add(new Finding("a version is missing or twice there", "version " + number, version + "", ""));
                break;
            }
            Optional<Operation<Request, Answer>> operation = timeline.operationOf(version);
            if (operation.isEmpty()) {
                findings.add(new Finding("nobody asked for a version", "an operation of this run", version + "", ""));
            } else {
                check(version, operation.get(), before).ifPresent(findings::add);
            }
            before = version.content();
        }
        return findings.stream();
    }

    /** What an event makes of an ad. */
    private record Made(String eventType, Optional<Content> content) {}

    private static Optional<Finding> check(
            AdVersion version, Operation<Request, Answer> operation, Optional<Content> before) {
        Optional<Made> expected = expected(version, operation.request(), before);
        Made seen = new Made(version.eventType(), version.content());
        return expected.equals(Optional.of(seen))
                ? Optional.empty()
                : Optional.of(new Finding(
                        "version %d of ad %s is not what operation %s makes of the one before"
                                .formatted(version.version(), version.adId(), operation.id()),
                        expected.map(Made::toString)
                                .orElseGet(() -> "no version after " + before + " by " + operation.request()),
                        seen.toString(),
                        operation.when()));
    }

    private static Optional<Made> expected(AdVersion version, Request request, Optional<Content> before) {
        return switch (request) {
            case Request.Publish publish
            when version.version() == 0 -> Optional.of(new Made("AdCreated", Optional.of(publish.content())));
            case Request.Patch patch
            when patch.ad().adId().equals(version.adId()) ->
                before.map(content -> new Made("AdUpdated", Optional.of(content.with(patch.change()))));
            case Request.Delete delete
            when delete.ad().adId().equals(version.adId()) -> before.map(_ -> new Made("AdDeleted", Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** From the last version to the first: whether one of a lower version began after one of a higher had ended. */
    private Stream<Finding> checkOrder(List<AdVersion> versions) {
        List<Finding> findings = new ArrayList<>();
        Optional<Operation<Request, Answer>> firstToEnd = Optional.empty();
        for (AdVersion version : versions.reversed()) {
            Optional<Operation<Request, Answer>> operation = timeline.operationOf(version);
            if (operation.isPresent()
                    && firstToEnd.isPresent()
                    && Timeline.endOf(firstToEnd.get()) < operation.get().begin()) {
                findings.add(new Finding(
                        "a later command has an earlier version: operations %s and %s of ad %s"
                                .formatted(
                                        firstToEnd.get().id(), operation.get().id(), version.adId()),
                        "more than what " + firstToEnd.get() + " made",
                        version.toString(),
                        operation.get().when()));
            }
            if (operation.isPresent()
                    && (firstToEnd.isEmpty() || Timeline.endOf(operation.get()) < Timeline.endOf(firstToEnd.get()))) {
                firstToEnd = operation;
            }
        }
        return findings.stream();
    }
}
