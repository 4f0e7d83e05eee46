package io.adledger.ledger.server;

import io.adledger.ledger.catalog.LedgerListener;
import io.adledger.ledger.catalog.OpenLedger;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.Sessions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted and timed, for Prometheus: numbers and names of ledgers, nothing of what is in them. Thread-safe. */
final class Metrics implements LedgerListener {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, OfLedger> byLedger = new ConcurrentHashMap<>();

    Metrics(Sessions sessions) {
        Gauge.builder("adledger.sessions", sessions, Sessions::size)
                .description("Sessions that are open")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
    }

    /** The meters of one ledger. */
    record OfLedger(
            Timer commits, Counter conflicts, Timer statements, Gauge height, Gauge failed, IntervalFigures interval) {

        void committed(Duration time) {
            commits.record(time);
            interval.committed(time);
        }

        void conflicted() {
            conflicts.increment();
            interval.conflicted();
        }

        void executed(Duration time) {
            statements.record(time);
        }
    }

    /** The meters of a ledger, if it is open. */
    Optional<OfLedger> of(String ledger) {
        return Optional.ofNullable(byLedger.get(ledger));
    }

    @Override
    public void opened(OpenLedger ledger) {
        Tags tags = Tags.of("ledger", ledger.name());
        byLedger.put(
                ledger.name(),
                new OfLedger(
                        Timer.builder("adledger.commit")
                                .description("Commits that succeeded")
                                .tags(tags)
                                .publishPercentileHistogram()
                                .register(registry),
                        Counter.builder("adledger.conflicts")
                                .description("Commits that were refused for a conflict")
                                .tags(tags)
                                .register(registry),
                        Timer.builder("adledger.statement")
                                .description("Statements that succeeded, to their first page")
                                .tags(tags)
                                .publishPercentileHistogram()
                                .register(registry),
                        Gauge.builder("adledger.journal.height", ledger.ledger(), Metrics::height)
                                .description("Blocks in the journal")
                                .tags(tags)
                                .register(registry),
                        Gauge.builder("adledger.ledger.failed", ledger.ledger(), Metrics::failed)
                                .description("1 if the ledger commits nothing any more, for a store has failed")
                                .tags(tags)
                                .register(registry),
                        new IntervalFigures()));
    }

    private static double failed(Ledger ledger) {
        return ledger.failure().isPresent() ? 1 : 0;
    }

    private static double height(Ledger ledger) {
        return ledger.journal().tip().map(JournalTip::sequenceNo).orElse(-1L) + 1.0;
    }

    @Override
    public void closing(OpenLedger ledger) {
        OfLedger meters = byLedger.remove(ledger.name());
        if (meters != null) {
            registry.remove(meters.commits());
            registry.remove(meters.conflicts());
            registry.remove(meters.statements());
            registry.remove(meters.height());
            registry.remove(meters.failed());
        }
    }

    /** A line for each ledger, with what it did since this was last called. Not for more than one thread. */
    List<String> intervalLines(Instant now) {
        return byLedger.entrySet().stream()
                .map(entry -> {
                    OfLedger meters = entry.getValue();
                    return meters.interval()
                            .line(entry.getKey(), now, meters.failed().value() > 0, (long)
                                    meters.height().value());
                })
                .toList();
    }

    /** All meters in Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }
}
