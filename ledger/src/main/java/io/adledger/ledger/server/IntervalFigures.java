package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * What a ledger did since it was last asked, for {@link MetricsLog}. Counting is thread-safe; one thread asks.
 *
 * <p>The format takes 100 values of a metric at most. Of more commits the line has 100 times that have the same
 * percentiles.
 */
final class IntervalFigures {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAMESPACE = "AdLedger";
    private static final int MOST_VALUES = 100;
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Recorder commitMicros = new Recorder(SIGNIFICANT_DIGITS);
    private final LongAdder conflicts = new LongAdder();

    private record Unit(String metric, String unit) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("CommitMilliseconds", "Milliseconds"),
            new Unit("Conflicts", "Count"),
            new Unit("Failed", "Count"),
            new Unit("JournalHeight", "Count"));

    void committed(Duration time) {
        commitMicros.recordValue(Math.max(0, time.toNanos() / 1_000));
    }

    void conflicted() {
        conflicts.increment();
    }

    /** The line for the time since the last one. */
    String line(String ledger, Instant now, boolean failed, long height) {
        Histogram commits = commitMicros.getIntervalHistogram();
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            directive(json, now, commits.getTotalCount() > 0);
            json.writeStringField("Ledger", ledger);
            if (commits.getTotalCount() > 0) {
                times(json, commits);
            }
            json.writeNumberField("Conflicts", conflicts.sumThenReset());
            json.writeNumberField("Failed", failed ? 1 : 0);
            json.writeNumberField("JournalHeight", height);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void directive(JsonGenerator json, Instant now, boolean withCommits) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", now.toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString("Ledger");
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Unit unit : withCommits ? UNITS : UNITS.subList(1, UNITS.size())) {
            json.writeStartObject();
            json.writeStringField("Name", unit.metric());
            json.writeStringField("Unit", unit.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, Histogram commits) throws IOException {
        int values = Math.toIntExact(Math.min(MOST_VALUES, commits.getTotalCount()));
        json.writeArrayFieldStart("CommitMilliseconds");
        for (int value = 0; value < values; value++) {
            json.writeNumber(commits.getValueAtPercentile(100 * (value + 0.5) / values) / 1e3);
        }
        json.writeEndArray();
    }
}
