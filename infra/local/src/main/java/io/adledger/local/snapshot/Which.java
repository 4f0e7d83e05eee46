package io.adledger.local.snapshot;

import io.adledger.local.CommandFailure;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotStore;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The parameter that says which snapshot a command is about. */
final class Which {

    private static final String LATEST = "latest";

    @Parameters(paramLabel = "ID", description = "The snapshot's id, such as 20260901T000000Z-1234, or 'latest'.")
    private String id = "";

    /**
     * The snapshot's id.
     *
     * @throws ParameterException if what is given is none
     * @throws CommandFailure if there are no snapshots
     */
    SnapshotId id(SnapshotStore snapshots, CommandLine command) {
        if (id.equals(LATEST)) {
            return snapshots.ids().stream()
                    .reduce((older, newer) -> newer)
                    .orElseThrow(() -> new CommandFailure("there is no snapshot"));
        }
        return SnapshotId.parse(id)
                .orElseThrow(() -> new ParameterException(
                        command, id + " is not the id of a snapshot: ./ads snapshot list shows those that there are"));
    }
}
