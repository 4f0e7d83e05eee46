package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.local.SnapshotSteps;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says whether a fold begins with a snapshot, and the beginning. */
final class FromSnapshot {

    private static final String AUTO = "auto";
    private static final String NEVER = "never";

    @Option(
            names = "--from-snapshot",
            paramLabel = "auto|never|ID",
            defaultValue = AUTO,
            description =
                    "Begin with the newest snapshot that is not after the last block, if there is one; or fold all of"
                            + " the journal; or begin with this snapshot. The result is the same (default: ${DEFAULT-VALUE}).")
    private String choice = AUTO;

    /**
     * Makes sure that there is what was chosen.
     *
     * @throws ParameterException if it is no choice
     * @throws CommandFailure if there is no such snapshot
     */
    void check(CommandLine command, SnapshotStore store) {
        if (!choice.equals(AUTO) && !choice.equals(NEVER)) {
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

    /** What tells a fold that was begun so from others. */
    String name() {
        return choice.equals(AUTO) ? "" : "-" + choice;
    }

    /**
     * Begins a fold of the journal up to a block.
     *
     * @return the snapshot that it begins with; none if it begins with the journal's first block
     * @throws CommandFailure if the snapshot that was chosen cannot be used
     */
    Optional<SnapshotId> begin(Fold fold, long last, JournalStore journal, SnapshotStore store) {
        if (choice.equals(NEVER)) {
            return Optional.empty();
        }
        Snapshots snapshots = new Snapshots(store);
        SnapshotSteps steps = new SnapshotSteps();
        try {
            Optional<SnapshotManifest> chosen = choice.equals(AUTO)
                    ? snapshots.newestUpTo(last, journal, steps)
                    : SnapshotId.parse(choice).map(id -> snapshots.upTo(last, id, journal));
            chosen.ifPresent(snapshot -> snapshots.begin(fold, snapshot, steps));
            return chosen.map(SnapshotManifest::id);
        } catch (NoSnapshotException | DamagedSnapshotException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        } finally {
            steps.end();
        }
    }
}
