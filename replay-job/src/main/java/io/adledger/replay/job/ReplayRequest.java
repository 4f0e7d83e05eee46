package io.adledger.replay.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to be replayed, and where to.
 *
 * @param adId one ad; none for all
 * @param to as of this moment; none for the ledger's end
 * @param target the table or the index that is written
 * @param fromSnapshot {@code auto}, {@code never}, or the id of a snapshot
 * @param rate at most so many documents a second; none for as fast as the target takes them
 */
public record ReplayRequest(
        Optional<String> adId, Optional<Instant> to, Target target, String fromSnapshot, OptionalDouble rate) {

    /** The newest snapshot that fits. */
    public static final String AUTO = "auto";

    /** All of the journal. */
    public static final String NEVER = "never";

    public ReplayRequest {
        if (rate.isPresent() && !(rate.getAsDouble() > 0)) {
            throw new IllegalArgumentException("a rate is above 0, and not " + rate.getAsDouble());
        }
    }

    /** What is written. */
    public record Target(Kind kind, String name) {

        /** A kind of store. */
        public enum Kind {
            TABLE,
            INDEX
        }

        /** The table of a state store. */
        public static Target table(String name) {
            return new Target(Kind.TABLE, name);
        }

        /** An index for searches. */
        public static Target index(String name) {
            return new Target(Kind.INDEX, name);
        }

        @Override
        public String toString() {
            return (kind == Kind.TABLE ? "table " : "index ") + name;
        }
    }

    /** All ads, as of the ledger's end, into a target. */
    public static ReplayRequest allInto(Target target) {
        return new ReplayRequest(Optional.empty(), Optional.empty(), target, AUTO, OptionalDouble.empty());
    }

    public ReplayRequest ofAd(String id) {
        return new ReplayRequest(Optional.of(id), to, target, fromSnapshot, rate);
    }

    public ReplayRequest upTo(Instant moment) {
        return new ReplayRequest(adId, Optional.of(moment), target, fromSnapshot, rate);
    }

    public ReplayRequest beginningWith(String snapshot) {
        return new ReplayRequest(adId, to, target, snapshot, rate);
    }

    public ReplayRequest atMost(double documentsPerSecond) {
        return new ReplayRequest(adId, to, target, fromSnapshot, OptionalDouble.of(documentsPerSecond));
    }
}
