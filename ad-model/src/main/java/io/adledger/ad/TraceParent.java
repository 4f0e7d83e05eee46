package io.adledger.ad;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a distributed trace, as the header {@code traceparent} names it: what a command came from, and what its
 * event is the cause of. Its text is that of version 00, {@code 00-<trace id>-<span id>-<flags>}. Immutable.
 *
 * @param traceId of all that belongs together: 32 lower-case hexadecimal digits, not all of them 0
 * @param spanId of the one step: 16 such digits, not all of them 0
 * @param sampled whether whoever made that step may have recorded it
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern TEXT =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(" + TRACE_ID + ")-(" + SPAN_ID + ")-([0-9a-f]{2})(-.*)?");

    private static final String VERSION = "00";
    private static final int SAMPLED = 1;

    /** @throws IllegalArgumentException if an id is none */
    public TraceParent {
        if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("no trace: " + traceId + "-" + spanId);
        }
    }

    /**
     * Reads a text as the standard demands: of later versions, what they have in common with version 00; nothing of what
     * is malformed, so that the caller begins a trace of its own.
     */
    public static Optional<TraceParent> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || (parts.group(1).equals(VERSION) && parts.group(5) != null)) {
            return Optional.empty();
        }
        int flags = Integer.parseInt(parts.group(4), 16);
        return Optional.of(new TraceParent(parts.group(2), parts.group(3), (flags & SAMPLED) != 0));
    }

    /**
     * The first step of a new trace, which nobody records. Its ids are of random UUIDs: other random numbers repeat themselves in functions
     * that start from copies of one that was started before.
     */
    public static TraceParent begin() {
        UUID trace = UUID.randomUUID();
        return new TraceParent(
                hex(trace.getMostSignificantBits()) + hex(trace.getLeastSignificantBits()),
                hex(UUID.randomUUID().getMostSignificantBits()),
                false);
    }

    @Override
    public String toString() {
        return VERSION + "-" + traceId + "-" + spanId + "-" + (sampled ? "01" : "00");
    }

    private static String hex(long bits) {
        return "%016x".formatted(bits);
    }
}
