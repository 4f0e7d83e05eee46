package io.adledger.bench.measure;

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

        /** Measures once. */
        Sample measure() throws Exception;
    }
}
