package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When versions were asked for and acknowledged, by the clock of the clients. Immutable. */
final class Timeline {

    private final Map<OperationId, Operation<Request, Answer>> operations = new HashMap<>();

    /** @param operations all that were asked for */
    Timeline(List<Operation<Request, Answer>> operations) {
        operations.forEach(operation -> this.operations.put(operation.id(), operation));
    }

    /** The operation that made a version, if it is one of these. */
    Optional<Operation<Request, Answer>> operationOf(AdVersion version) {
        return version.by().flatMap(id -> Optional.ofNullable(operations.get(id)));
    }

    /** Whether somebody had begun to write a version before a time. */
    boolean begunBefore(AdVersion version, long time) {
        return operationOf(version).filter(write -> write.begin() < time).isPresent();
    }

    /** Whether somebody was told before a time that a version is there. */
    boolean acknowledgedBefore(AdVersion version, long time) {
        return operationOf(version).filter(write -> endOf(write) < time).isPresent();
    }

    /** When a command had ended; one of unknown outcome may be carried out at any later time. */
    static long endOf(Operation<Request, Answer> command) {
        return command.answer() instanceof Answer.Written || command.answer() instanceof Answer.Deleted
                ? command.end()
                : Long.MAX_VALUE;
    }
}
