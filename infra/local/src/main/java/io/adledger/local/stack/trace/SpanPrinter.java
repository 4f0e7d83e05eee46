package io.adledger.local.stack.trace;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints a line for each span when it ends: the time when it began, in UTC, its trace, its name, how long it took, and what
 * else is known of it. Spans below another are moved to the right. Thread-safe.
 */
final class SpanPrinter implements SpanExporter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private static final Set<String> SAID_BY_THE_NAME =
            Set.of("adledger.sink", "adledger.document.id", "http.request.method", "http.route");

    private final PrintStream out;

    SpanPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        spans.forEach(span -> out.println(line(span)));
        out.flush();
        return CompletableResultCode.ofSuccess();
    }

    private static String line(SpanData span) {
        boolean below = span.getParentSpanContext().isValid() && span.getKind() != SpanKind.SERVER;
        return "%s  %s  %-44s %8.1f ms  %s%s"
                .formatted(
                        TIME.format(Instant.ofEpochSecond(0, span.getStartEpochNanos())),
                        span.getTraceId(),
                        (below ? "  " : "") + span.getName(),
                        (span.getEndEpochNanos() - span.getStartEpochNanos()) / NANOSECONDS_PER_MILLISECOND,
                        attributes(span),
                        status(span.getStatus()));
    }

    private static String attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .filter(attribute ->
                        !SAID_BY_THE_NAME.contains(attribute.getKey().getKey()))
                .sorted(Comparator.comparing(attribute -> attribute.getKey().getKey()))
                .map(attribute -> attribute.getKey().getKey().replaceFirst("^(adledger|http)\\.", "") + "="
                        + attribute.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String status(StatusData status) {
        return switch (status.getStatusCode()) {
            case ERROR -> (" ERROR " + status.getDescription()).stripTrailing();
            case OK, UNSET -> "";
        };
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
