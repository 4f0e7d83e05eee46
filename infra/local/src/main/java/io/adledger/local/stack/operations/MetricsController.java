package io.adledger.local.stack.operations;

import io.adledger.api.description.ForOperators;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.sink.SinkTally.Counts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** {@code GET /metrics}: the figures of the sinks, the jobs and this process, in the text format of Prometheus. */
@ForOperators
@Controller("/metrics")
final class MetricsController {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Set<SinkConsumer> bound = ConcurrentHashMap.newKeySet();
    private final Sinks sinks;

    MetricsController(Sinks sinks, JobMeters jobs) {
        this.sinks = sinks;
        jobs.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    @Described.ShowMetrics
    @Get(produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics() {
        // The stream starts after the API does.
        sinks.all().stream().filter(bound::add).forEach(this::bind);
        return registry.scrape();
    }

    @PreDestroy
    void close() {
        collections.close();
        registry.close();
    }

    private void bind(SinkConsumer sink) {
        counter(sink, "applied", Counts::applied);
        counter(sink, "failed", Counts::retried);
        counter(sink, "set_aside", Counts::setAside);
        gauge(
                sink,
                "adledger.sink.lag.blocks",
                "Blocks of the journal that the sink is not done with",
                it -> it.status().blocksBehind());
        gauge(sink, "adledger.sink.dead.letters", "Records that wait for someone to look at them", it -> it.status()
                .deadLetters());
        gauge(
                sink,
                "adledger.sink.running",
                "1 while the sink is being fed",
                it -> it.status().running() ? 1 : 0);
        TimeGauge.builder("adledger.sink.lag", sink, TimeUnit.MILLISECONDS, it -> it.status()
                        .oldest()
                        .toMillis())
                .description("Age of the oldest block that the sink is not done with")
                .tag("sink", sink.name())
                .register(registry);
    }

    private void counter(SinkConsumer sink, String outcome, ToDoubleFunction<Counts> count) {
        FunctionCounter.builder(
                        "adledger.sink.records",
                        sink,
                        it -> count.applyAsDouble(it.status().counts()))
                .description("Records by what became of them; one that fails and comes again counts each time")
                .tag("sink", sink.name())
                .tag("outcome", outcome)
                .register(registry);
    }

    private void gauge(SinkConsumer sink, String name, String description, ToDoubleFunction<SinkConsumer> value) {
        Gauge.builder(name, sink, value)
                .description(description)
                .tag("sink", sink.name())
                .register(registry);
    }
}
