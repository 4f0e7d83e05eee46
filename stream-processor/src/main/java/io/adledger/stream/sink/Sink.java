package io.adledger.stream.sink;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place that is fed with the ledger's stream. Deliveries come at least once, in no promised order, in batches of any
 * size; in the end a sink must hold what it would if each had come once and in order. Thread-safe.
 */
public interface Sink {

    /**
     * Applies a batch. What can pass in a moment, a sink tries again by itself before it calls it a failure.
     *
     * @return what could not be applied; all else is durable, or was nothing for this sink
     * @throws RuntimeException for a delivery that the sink is not made for; the batch comes again, one by one
     */
    List<Failure> apply(List<Delivery> batch) throws InterruptedException;

    /**
     * Where a sink stands that takes the journal block by block, and knows that by itself: the sequence number of the first
     * block that it does not have. It may have lost what it had, and what was delivered may not suffice for what is next.
     *
     * @return none for a sink that is where its deliveries are
     */
    default OptionalLong nextBlock() {
        return OptionalLong.empty();
    }

    /** Why a sink that works on between deliveries does not get on, for people. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /**
     * A delivery that was not applied.
     *
     * @param error why, for people
     */
    record Failure(Delivery delivery, Kind kind, String error) {

        /** Whether there is hope. */
        public enum Kind {
            /** It may succeed later, and has to come again. */
            LATER,
            /** It will not succeed, however often it comes. */
            NEVER
        }

        /** A failure that may pass. */
        public static Failure later(Delivery delivery, String error) {
            return new Failure(delivery, Kind.LATER, error);
        }

        /** A failure that stays. */
        public static Failure never(Delivery delivery, String error) {
            return new Failure(delivery, Kind.NEVER, error);
        }
    }
}
