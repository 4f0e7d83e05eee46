package io.adledger.local.load;

import java.time.Duration;
import java.util.SortedMap;

/**
 * How a load went.
 *
 * @param acceptedBefore how many of its rows an earlier run of the same load had published
 * @param rejected the reasons by row number
 */
public record LoadReport(
        int rows, int accepted, int acceptedBefore, SortedMap<Integer, String> rejected, Duration time) {

    /** The report as lines of text: the rejected rows, then the sums. */
    public String toText() {
        var text = new StringBuilder();
        if (!rejected.isEmpty()) {
            text.append("Rejected:\n");
            rejected.forEach((row, reason) -> text.append("  row ")
                    .append(row)
                    .append(": ")
                    .append(reason)
                    .append('\n'));
        }
        double seconds = Math.max(time.toMillis(), 1) / 1000.0;
        return text.append("%,d rows: %,d published, %,d published before, %,d rejected, in %.1f s (%,.0f ads/s)"
                        .formatted(rows, accepted, acceptedBefore, rejected.size(), seconds, accepted / seconds))
                .toString();
    }
}
