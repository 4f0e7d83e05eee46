package io.adledger.ledger.assembly;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What is done about blocks that do not come.
 *
 * @param source has them
 * @param patience how long a block may be missing, though later ones have come, before the source is asked for it
 * @param inBetween whether that is looked after also while nothing is delivered
 */
public record CatchUp(BlockSource source, Duration patience, InstantSource clock, boolean inBetween) {

    /** Records come in some order, but not long after each other. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Nothing: a block that never comes stops whoever waits for it. */
    public static CatchUp never() {
        return from(BlockSource.NONE);
    }

    /** They are taken from a source: at once as far as it is now, later after half a minute. */
    public static CatchUp from(BlockSource source) {
        return new CatchUp(source, PATIENCE, InstantSource.system(), true);
    }

    public CatchUp withPatience(Duration newPatience) {
        return new CatchUp(source, newPatience, clock, inBetween);
    }

    /** For who is at work only while something is delivered. */
    public CatchUp onlyWithDeliveries() {
        return new CatchUp(source, patience, clock, false);
    }
}
