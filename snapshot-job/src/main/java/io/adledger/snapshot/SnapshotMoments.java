package io.adledger.snapshot;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.snapshot.fold.Moments;
import io.adledger.snapshot.store.SnapshotId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The moments that snapshots are of. Thread-safe. */
public final class SnapshotMoments {

    private final InstantSource clock;

    public SnapshotMoments(InstantSource clock) {
        this.clock = clock;
    }

    /** The end of the last month that is over, in UTC. */
    public Instant endOfLastMonth() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .toInstant();
    }

    /**
     * Which snapshot is that of a moment.
     *
     * @throws NoSnapshotException if the moment is yet to come, or there was nothing in the journal before it
     */
    public SnapshotId idAt(Instant moment, JournalReader journal) {
        Instant now = clock.instant();
        if (moment.isAfter(now)) {
            throw new NoSnapshotException(moment + " is yet to come: it is " + now.truncatedTo(ChronoUnit.SECONDS));
        }
        return new Moments(journal)
                .lastBlockBefore(moment.truncatedTo(ChronoUnit.MILLIS)).stream()
                        .mapToObj(last -> new SnapshotId(moment, last))
                        .findFirst()
                        .orElseThrow(() -> new NoSnapshotException(nothingBefore(moment, journal)));
    }

    private static String nothingBefore(Instant moment, JournalReader journal) {
        return journal.tip().isEmpty()
                ? "the ledger is empty"
                : "the ledger has nothing before " + moment + ": it begins at " + new Moments(journal).time(0);
    }
}
