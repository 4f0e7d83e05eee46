package io.adledger.local.hammer.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an operation of a client. The trace that a command is made in carries it into the ledger, so that each version of an
 * ad says which operation made it.
 *
 * @param client from 0; those of the preparation are of none, -1
 * @param number from 0
 */
public record OperationId(int client, int number) {

    private static final Pattern TRACE_PARENT = Pattern.compile("00-ad1ed6e5([0-9a-f]{8})([0-9a-f]{16})-.*");

    /** The header {@code traceparent} that the requests of the operation have. */
    public String traceParent() {
        return "00-ad1ed6e5%08x%016x-%016x-01".formatted(client, number, number + 1L);
    }

    /** Which operation a version with such a trace is of, if of any of ours. */
    public static Optional<OperationId> of(String traceParent) {
        Matcher matcher = TRACE_PARENT.matcher(traceParent);
        return matcher.matches()
                ? Optional.of(new OperationId(
                        Integer.parseUnsignedInt(matcher.group(1), 16),
                        Integer.parseUnsignedInt(matcher.group(2).substring(8), 16)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return client < 0 ? "first-" + number : client + "-" + number;
    }
}
