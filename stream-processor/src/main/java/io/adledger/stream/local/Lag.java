package io.adledger.stream.local;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a reader is behind its source.
 *
 * @param blocks how many blocks of the journal it is not done with
 * @param oldest when the first of them was committed
 */
public record Lag(long blocks, Optional<Instant> oldest) {

    /** The larger of two. */
    Lag or(Lag other) {
        return other.blocks > blocks ? other : this;
    }
}
