package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Moments;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Begins folds of a ledger, with a snapshot in place of the journal's first blocks if there is one, so that they only have to
 * follow the journal. Thread-safe.
 */
public final class Beginning {

    private static final String LAST_BLOCK = "last block";

    private final Snapshots snapshots;
    private final String choice;

    /**
     * The beginning of folds with these snapshots.
     *
     * @param choice as {@link ReplayRequest#fromSnapshot}
     */
    public Beginning(SnapshotStore snapshots, String choice) {
        this.snapshots = new Snapshots(snapshots);
        this.choice = choice;
    }

    /**
     * How a fold has begun.
     *
     * @param last the block that it is to follow the journal to
     * @param snapshot the one that it begins with; none if it goes on, or begins with the journal's first block
     */
    public record Begun(long last, Optional<SnapshotId> snapshot) {}

    /**
     * Begins a fold; one that has begun goes on, to where it was to go then.
     *
     * @param to the moment that the fold is to be as of; none for the ledger's end
     * @param progress of reading the snapshot, and warned of those that are damaged
     * @throws ReplayRefusedException if there is nothing in the ledger up to then, or the snapshot that was chosen cannot be used
     */
    public Begun begin(Fold fold, JournalReader journal, Optional<Instant> to, SnapshotProgress progress) {
        long last = fold.note(LAST_BLOCK).map(Long::parseLong).orElseGet(() -> lastBlock(journal, to));
        fold.note(LAST_BLOCK, Long.toString(last));
        Optional<SnapshotId> snapshot =
                fold.nextBlock() == 0 ? withSnapshot(fold, last, journal, progress) : Optional.empty();
        Snapshots.heedRedactions(fold, journal);
        return new Begun(last, snapshot);
    }

    private static long lastBlock(JournalReader journal, Optional<Instant> to) {
        if (to.isEmpty()) {
            return journal.tip()
                    .map(JournalTip::sequenceNo)
                    .orElseThrow(() -> new ReplayRefusedException("the ledger is empty"));
        }
        OptionalLong last = new Moments(journal).lastBlockAt(to.get());
        return last.orElseThrow(() -> new ReplayRefusedException("the ledger begins after " + to.get()));
    }

    private Optional<SnapshotId> withSnapshot(Fold fold, long last, JournalReader journal, SnapshotProgress progress) {
        try {
            Optional<SnapshotManifest> chosen = chosen(last, journal, progress);
            chosen.ifPresent(snapshot -> snapshots.begin(fold, snapshot, progress));
            return chosen.map(SnapshotManifest::id);
        } catch (NoSnapshotException | DamagedSnapshotException e) {
            throw new ReplayRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Optional<SnapshotManifest> chosen(long last, JournalReader journal, SnapshotProgress progress) {
        return switch (choice) {
            case ReplayRequest.NEVER -> Optional.empty();
            case ReplayRequest.AUTO -> snapshots.newestUpTo(last, journal, progress);
            default -> {
                SnapshotId id = SnapshotId.parse(choice)
                        .orElseThrow(() -> new ReplayRefusedException(choice + " is not the id of a snapshot"));
                yield Optional.of(snapshots.upTo(last, id, journal));
            }
        };
    }
}
