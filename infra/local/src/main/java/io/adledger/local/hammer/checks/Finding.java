package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.Operation;

/**
 * Something that must not be.
 *
 * @param what the promise that was broken
 * @param expected what should have been
 * @param seen what was
 * @param when when it was, in seconds since the run began; empty if it is of no moment
 */
public record Finding(String what, String expected, String seen, String when) {

    /** What is wrong with an operation. */
    static Finding of(Operation<?, ?> operation, String what, Object expected, Object seen) {
        return new Finding(
                what + ": operation " + operation.id() + ", " + operation.request(),
                expected.toString(),
                seen.toString(),
                operation.when());
    }

    /** As lines for people. */
    public String toText() {
        return """
                %s%s
                  expected: %s
                  seen:     %s""".formatted(what, when.isEmpty() ? "" : " (" + when + ")", expected, seen);
    }
}
