package io.adledger.snapshot.schedule;

import java.time.Instant;
import java.util.Optional;

/** Remembers up to which time a schedule was kept. */
public interface DoneRuns {

    /** The time of the last run that was done; none if there was none yet. */
    Optional<Instant> last();

    /** The run of this time was done. Durable when this returns. */
    void done(Instant time);
}
