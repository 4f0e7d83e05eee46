package io.adledger.bench.stack;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.OpenLoop;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Figure;
import io.adledger.bench.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands at a fixed rate to {@code ./ads up}, all sinks and all clients on the same machine: how long each takes from the
 * moment it was due, beside a request for nothing at the same rate; and how long after the answer its effect is to be
 * seen in the state store and in search, beside the second that it may take.
 */
public final class CommandBenchmark implements Benchmark {

    private static final double BAR_MILLISECONDS = 1_000;

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
     * @param state the delays until the state store had ads
     * @param search the delays until search found ads
     */
    private record Published(Sample commands, Sample state, Sample search) {}

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Duration time = conditions.scale().choose(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(30));
        List<Row> rows = new ArrayList<>();
        conditions.progress().say("commands: ./ads up");
        try (RunningStack stack = RunningStack.start(conditions.home(), conditions.folder("commands"));
                AdCalls calls = new AdCalls(stack.api())) {
            conditions.progress().say("commands: warm-up");
            Published unused = publish(calls, 20, time);
            for (int rate : conditions.scale().choose(List.of(20), List.of(50), List.of(50, 100, 200))) {
                conditions.progress().say("commands: %d/s", rate);
                Sample nothing = OpenLoop.run(rate, time, _ -> calls.health());
                rows.addAll(rows(rate, nothing, publish(calls, rate, time)));
            }
        }
        return rows;
    }

    private List<Row> rows(int rate, Sample nothing, Published published) {
        List<Row> rows = new ArrayList<>();
        for (int percentile : List.of(50, 99)) {
            rows.add(new Row(
                    letter(),
                    String.format("POST at %d/s, p%d", rate, percentile),
                    "ms",
                    time(published.commands(), percentile),
                    "GET /health at " + rate + "/s",
                    time(nothing, percentile),
                    List.of()));
        }
        rows.add(delay("readable in the state store", rate, published.state()));
        rows.add(delay("found by search", rate, published.search()));
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

    private static Published publish(AdCalls calls, int rate, Duration time) throws Exception {
        try (Sightings state = new Sightings(Duration.ofMillis(5));
                Sightings search = new Sightings(Duration.ofMillis(20))) {
            Sample commands = OpenLoop.run(rate, time, number -> {
                AdCalls.Published ad = calls.publish();
                if (number % WATCHED == 0) {
                    state.watch(() -> calls.isReadable(ad));
                } else if (number % WATCHED == WATCHED / 2) {
                    search.watch(() -> calls.isFound(ad));
                }
            });
            return new Published(commands, state.await(), search.await());
        }
    }
}
