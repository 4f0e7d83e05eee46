package io.adledger.local.replay;

import io.adledger.local.CommandFailure;
import io.adledger.replay.job.Beginning;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotStore;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says whether a fold begins with a snapshot. */
final class FromSnapshot {

    @Option(
            names = "--from-snapshot",
            paramLabel = "auto|never|ID",
            defaultValue = ReplayRequest.AUTO,
            description =
                    "Begin with the newest snapshot that is not after the last block, if there is one; or fold all of"
                            + " the journal; or begin with this snapshot. The result is the same (default: ${DEFAULT-VALUE}).")
    private String choice = ReplayRequest.AUTO;

    /**
     * Makes sure that there is what was chosen.
     *
     * @throws ParameterException if it is no choice
     * @throws CommandFailure if there is no such snapshot
     */
    void check(CommandLine command, SnapshotStore store) {
        if (!choice.equals(ReplayRequest.AUTO) && !choice.equals(ReplayRequest.NEVER)) {
            SnapshotId id = SnapshotId.parse(choice)
                    .orElseThrow(() -> new ParameterException(
                            command, "--from-snapshot " + choice + " is neither auto, never nor the id of a snapshot"));
            if (!store.ids().contains(id)) {
                throw new CommandFailure(
                        "there is no snapshot " + id + ": ./ads snapshot list shows those that there are");
            }
        }
    }

    /** What was chosen, as requests have it. */
    String choice() {
        return choice;
    }

    /** The beginning of folds, as it was chosen. */
    Beginning beginning(SnapshotStore snapshots) {
        return new Beginning(snapshots, choice);
    }

    /** What tells a fold that was begun so from others. */
    String name() {
        return choice.equals(ReplayRequest.AUTO) ? "" : "-" + choice;
    }
}
