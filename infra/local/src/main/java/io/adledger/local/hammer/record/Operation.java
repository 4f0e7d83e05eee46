package io.adledger.local.hammer.record;

/**
 * A request, and what came of it.
 *
 * @param begin when it was sent the first time, in nanoseconds since the run began
 * @param end when its answer had come, in nanoseconds since the run began
 */
public record Operation<R, A>(OperationId id, R request, A answer, long begin, long end) {

    /** When it took place, for people. */
    public String when() {
        return "%.3f s to %.3f s".formatted(begin / 1e9, end / 1e9);
    }
}
