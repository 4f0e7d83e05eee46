package io.adledger.local.stack.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.stack.trace.Tracing.Target;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.trace.TracedSink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TracingTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Sink sink = _ -> List.of();

    @Test
    void unlessSomebodyWantsSpansNoneAreMade() {
        try (Tracing off = Tracing.to(Optional.empty(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "), out)) {
            assertThat(off.telemetry()).isSameAs(OpenTelemetry.noop());
            assertThat(off.of("search", sink)).isSameAs(sink);
        }
    }

    @Test
    void aCollectorInTheEnvironmentIsEnough() {
        try (Tracing on = Tracing.to(
                Optional.empty(), Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:4318"), out)) {
            assertThat(on.of("search", sink)).isInstanceOf(TracedSink.class);
        }
    }

    @Test
    void aSpanIsALineWhenItEnds() {
        try (Tracing on = Tracing.to(Optional.of(Target.PRINT), Map.of(), out)) {
            Tracer tracer = on.telemetry().getTracer("test");
            Span request = tracer.spanBuilder("POST /ad")
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("http.route", "/ad")
                    .setAttribute("http.response.status_code", 201)
                    .startSpan();
            Span below = tracer.spanBuilder("search AdCreated")
                    .setParent(Context.root().with(request))
                    .setAttribute("adledger.version", 0)
                    .setAttribute("adledger.ad.id", "one")
                    .startSpan();
            below.setStatus(StatusCode.ERROR);
            below.end();
            request.end();

            String trace = request.getSpanContext().getTraceId();
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches("[0-9:.]{12}  " + trace
                                            + "    search AdCreated +[0-9.]+ ms  ad.id=one version=0 ERROR"),
                            line -> assertThat(line)
                                    .matches("[0-9:.]{12}  " + trace
                                            + "  POST /ad +[0-9.]+ ms  response.status_code=201"));
        }
    }
}
