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
 * Every acknowledged command made one version, exactly as it was answered; one of unknown outcome made at most one, a refused
 * one none.
 */
public final class Writes {

    private final AdHistory history;

    public Writes(AdHistory history) {
        this.history = history;
    }

    /** What is wrong with these operations, of which the history has all. */
    public Stream<Finding> check(List<Operation<Request, Answer>> operations) {
        return operations.stream()
                .filter(operation -> operation.request() instanceof Request.Write)
                .flatMap(operation -> check(operation).stream());
    }

    /** The same of those that were acknowledged: the history may already have others. */
    public Stream<Finding> checkAcknowledged(List<Operation<Request, Answer>> operations) {
        return check(operations.stream()
                .filter(operation ->
                        operation.answer() instanceof Answer.Written || operation.answer() instanceof Answer.Deleted)
                .toList());
    }

    private Optional<Finding> check(Operation<Request, Answer> operation) {
        List<AdVersion> made = history.madeBy(operation.id());
        return switch (operation.answer()) {
            case Answer.Written written -> checkWritten(operation, written, made);
            case Answer.Deleted _ -> checkDeleted(operation, made);
            case Answer.Refused refused ->
                made.isEmpty()
                        ? Optional.empty()
                        : finding(operation, "a refused command did something", "status " + refused.status(), made);
            default ->
                made.size() <= 1
                        ? Optional.empty()
                        : finding(operation, "a command was carried out more than once", "one version at most", made);
        };
    }

    private static Optional<Finding> checkWritten(
            Operation<Request, Answer> operation, Answer.Written written, List<AdVersion> made) {
        if (made.isEmpty()) {
            return finding(operation, "an acknowledged write is lost", written.toString(), made);
        }
        if (made.size() > 1) {
            return finding(operation, "a command was carried out more than once", written.toString(), made);
        }
        AdVersion version = made.getFirst();
        boolean right = version.adId().equals(written.adId())
                && version.version() == written.version()
                && version.content().equals(Optional.of(written.content()));
        return right
                ? Optional.empty()
                : finding(operation, "a write is not what was acknowledged", written.toString(), made);
    }

    private static Optional<Finding> checkDeleted(Operation<Request, Answer> operation, List<AdVersion> made) {
        if (made.isEmpty()) {
            return finding(operation, "an acknowledged deletion is lost", "a deletion", made);
        }
        return made.size() == 1 && made.getFirst().content().isEmpty()
                ? Optional.empty()
                : finding(operation, "a deletion is not what was acknowledged", "one deletion", made);
    }

    private static Optional<Finding> finding(
            Operation<Request, Answer> operation, String what, String expected, List<AdVersion> made) {
        return Optional.of(Finding.of(operation, what, expected, made.isEmpty() ? "no version" : made));
    }
}
