package io.adledger.bench.measure;

import java.time.Duration;

/**
 * One side of a comparison.
 *
 * @param name what people call it
 * @param slice measures it for a while; called on one thread, several times
 */
public record Side(String name, Slice slice) {

    /** A measurement that can be repeated. */
    @FunctionalInterface
    public interface Slice {

        /**
         * Measures once.
         *
         * @param time how long, unless there is a given amount to be done
         */
        Sample measure(Duration time) throws Exception;
    }
}
