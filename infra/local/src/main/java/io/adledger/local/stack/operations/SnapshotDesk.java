package io.adledger.local.stack.operations;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.snapshot.SnapshotRuns;
import java.util.Optional;
import java.util.function.Supplier;

/** What makes the snapshots of this process; a bean of the API's context. */
public record SnapshotDesk(Supplier<Optional<SnapshotRuns>> current) {

    /** @throws ProblemException 503 if it has not started */
    SnapshotRuns runs() {
        return current.get()
                .orElseThrow(() -> new ProblemException(ProblemKind.UNAVAILABLE, "Snapshots are not served yet."));
    }
}
