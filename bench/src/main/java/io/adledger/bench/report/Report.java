package io.adledger.bench.report;

import java.time.Instant;
import java.util.List;

/**
 * What one run came to.
 *
 * @param scale how long and how much was measured: {@code quick} or {@code full}
 */
public record Report(Machine machine, Instant begun, Instant ended, String scale, List<Row> rows) {

    public Report {
        rows = List.copyOf(rows);
    }
}
