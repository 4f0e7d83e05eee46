package io.adledger.local.stack.trace;

import io.adledger.local.CommandFailure;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.trace.TracedSink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The spans of a stack, and where they go. While they go nowhere, none are made: requests pass their trace on, and sinks are
 * as they were. Thread-safe.
 */
public final class Tracing implements AutoCloseable {

    private static final Set<String> ENDPOINTS =
            Set.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private final Optional<OpenTelemetrySdk> sdk;

    private Tracing(Optional<OpenTelemetrySdk> sdk) {
        this.sdk = sdk;
    }

    /** A place for spans. */
    public enum Target {
        PRINT,
        OTLP
    }

    /**
     * What the user wants, or the environment, which may name a collector: {@code OTEL_EXPORTER_OTLP_ENDPOINT} and the other
     * standard variables hold.
     *
     * @param wanted by the user; none for what the environment says
     * @param out where spans are printed
     * @throws CommandFailure if a variable has a value that cannot be
     * @see <a href="https://opentelemetry.io/docs/languages/java/configuration/">The variables</a>
     */
    public static Tracing to(Optional<Target> wanted, Map<String, String> environment, PrintStream out) {
        boolean print = wanted.filter(Target.PRINT::equals).isPresent();
        boolean export = wanted.filter(Target.OTLP::equals).isPresent()
                || ENDPOINTS.stream()
                        .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
        return print || export ? new Tracing(Optional.of(sdk(print, export, out))) : new Tracing(Optional.empty());
    }

    private static OpenTelemetrySdk sdk(boolean print, boolean export, PrintStream out) {
        try {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> Map.of(
                            "otel.service.name",
                            "adledger",
                            "otel.traces.exporter",
                            export ? "otlp" : "none",
                            "otel.metrics.exporter",
                            "none",
                            "otel.logs.exporter",
                            "none",
                            "otel.exporter.otlp.protocol",
                            "http/protobuf"))
                    .addTracerProviderCustomizer((provider, _) -> print
                            ? provider.addSpanProcessor(SimpleSpanProcessor.create(new SpanPrinter(out)))
                            : provider)
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException | IllegalStateException e) {
            throw new CommandFailure("traces cannot be exported: " + CommandFailure.reasonOf(e), e);
        }
    }

    /** What makes the spans. */
    public OpenTelemetry telemetry() {
        return sdk.<OpenTelemetry>map(on -> on).orElse(OpenTelemetry.noop());
    }

    /** A sink with spans, if there are any. */
    public Sink of(String name, Sink sink) {
        return sdk.<Sink>map(on -> new TracedSink(name, sink, on, Clock.systemUTC()))
                .orElse(sink);
    }

    /** Sends what is not sent yet. Closing twice is harmless. */
    @Override
    public void close() {
        sdk.ifPresent(OpenTelemetrySdk::close);
    }
}
