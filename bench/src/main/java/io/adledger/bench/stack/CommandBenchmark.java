package io.adledger.bench.stack;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.ClosedLoop;
import io.adledger.bench.measure.OpenLoop;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Figure;
import io.adledger.bench.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands at a fixed rate to {@code ./ads up}, all sinks and all clients on the same machine: how long each takes from the
 * moment it was due, beside a request for nothing at the same rate; and how long after the answer its effect is to be
 * seen in the state store and in search, beside the second that it may take.
 */
public final class CommandBenchmark implements Benchmark {

    private static final double BAR_MILLISECONDS = 1_000;

    private static final int WARM_UP_CLIENTS = 4;

    /** Of as many ads one is looked for in the state store, and one in search: looking costs as well. */
    private static final int WATCHED = 8;

    @Override
    public String letter() {
        return "d";
    }

    @Override
    public String title() {
        return "commands of ./ads up at a fixed rate, and when their effect is seen";
    }

    /**
     * What one rate came to.
     *
     * @param refused how many of them were, for now
     * @param state the delays until the state store had ads
     * @param search the delays until search found ads
     */
    private record Outcome(Sample commands, int refused, Sample state, Sample search) {}

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Duration time = conditions.scale().choose(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));
        List<Row> rows = new ArrayList<>();
        conditions.progress().say("commands: ./ads up");
        try (RunningStack stack = RunningStack.start(conditions.home(), conditions.folder("commands"));
                AdCalls calls = new AdCalls(stack.api())) {
            conditions.progress().say("commands: warm-up");
            Sample unused = ClosedLoop.run(Collections.nCopies(WARM_UP_CLIENTS, calls::publish), time);
            for (int rate : conditions.scale().choose(List.of(20), List.of(50), List.of(50, 100, 200))) {
                conditions.progress().say("commands: %d/s", rate);
                Sample nothing = OpenLoop.run(rate, time, _ -> calls.health());
                rows.addAll(rows(rate, nothing, publish(calls, rate, time)));
            }
        }
        return rows;
    }

    private List<Row> rows(int rate, Sample nothing, Outcome outcome) {
        List<Row> rows = new ArrayList<>();
        for (int percentile : List.of(50, 99)) {
            rows.add(new Row(
                    letter(),
                    String.format(
                            "POST at %d/s, %d of %.0f refused, p%d",
                            rate, outcome.refused(), outcome.commands().operations(), percentile),
                    "ms",
                    time(outcome.commands(), percentile),
                    "GET /health at " + rate + "/s",
                    time(nothing, percentile),
                    List.of()));
        }
        rows.add(delay("readable in the state store", rate, outcome.state()));
        rows.add(delay("found by search", rate, outcome.search()));
        return rows;
    }

    private Row delay(String what, int rate, Sample delays) {
        return new Row(
                letter(),
                String.format("%s after the answer at %d/s, p99", what, rate),
                "ms",
                time(delays, 99),
                "the bar",
                Figure.once(BAR_MILLISECONDS),
                List.of(Bar.atMost(BAR_MILLISECONDS)));
    }

    private static Figure time(Sample sample, double percentile) {
        return Figure.once(sample.milliseconds(percentile));
    }

    private static Outcome publish(AdCalls calls, int rate, Duration time) throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (Sightings state = new Sightings(Duration.ofMillis(5));
                Sightings search = new Sightings(Duration.ofMillis(20))) {
            Sample commands = OpenLoop.run(rate, time, number -> {
                Optional<AdCalls.Published> ad = calls.publish();
                if (ad.isEmpty()) {
                    refused.incrementAndGet();
                } else if (number % WATCHED == 0) {
                    state.watch(() -> calls.isReadable(ad.get()));
                } else if (number % WATCHED == WATCHED / 2) {
                    search.watch(() -> calls.isFound(ad.get()));
                }
            });
            return new Outcome(commands, refused.get(), state.await(), search.await());
        }
    }
}
