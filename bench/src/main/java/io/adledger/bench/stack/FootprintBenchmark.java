package io.adledger.bench.stack;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.ClosedLoop;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Figure;
import io.adledger.bench.report.Row;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What {@code ./ads up} takes: the time until it is ready, the memory of all its processes, and the size of what it is. */
public final class FootprintBenchmark implements Benchmark {

    private static final String BAR = "the bar";
    private static final double MEGABYTE = 1e6;
    private static final double MOST_SECONDS = 20;
    private static final double MOST_MEGABYTES = 2_500;
    private static final int CLIENTS = 8;

    @Override
    public String letter() {
        return "g";
    }

    @Override
    public String title() {
        return "start-up, memory and size of ./ads up";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Duration load = conditions.scale().choose(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));
        conditions.progress().say("footprint: ./ads up");
        try (RunningStack stack = RunningStack.start(conditions.home(), conditions.folder("footprint"));
                AdCalls calls = new AdCalls(stack.api())) {
            double fresh = stack.residentBytes() / MEGABYTE;
            conditions.progress().say("footprint: ads are published");
            double published = ClosedLoop.run(Collections.nCopies(CLIENTS, calls::publish), load)
                    .operations();
            double loaded = stack.residentBytes() / MEGABYTE;
            String memory = "memory of its " + stack.processes() + " processes, ";
            return List.of(
                    limit("start-up on new data", "s", stack.startUp().toMillis() / 1e3, MOST_SECONDS),
                    limit(memory + "fresh", "MB", fresh, MOST_MEGABYTES),
                    limit(memory + String.format("after %,.0f ads", published), "MB", loaded, MOST_MEGABYTES),
                    size(conditions.home()));
        }
    }

    private Row limit(String what, String unit, double value, double most) {
        return new Row(letter(), what, unit, Figure.once(value), BAR, Figure.once(most), List.of(Bar.atMost(most)));
    }

    /** The jars of AdLedger beside those of the libraries that it runs on, as the launcher's class path has them. */
    private Row size(Path home) throws IOException {
        Path target = home.resolve("infra/local/target");
        long own = Files.size(target.resolve("adledger-local.jar"));
        long others = 0;
        String libraries = Files.readString(target.resolve("libraries"), StandardCharsets.UTF_8)
                .strip();
        for (String library : libraries.split(File.pathSeparator, -1)) {
            Path jar = Path.of(library);
            if (jar.startsWith(home) || library.contains("/io/adledger/")) {
                own += Files.size(jar);
            } else {
                others += Files.size(jar);
            }
        }
        return new Row(
                letter(),
                "jars of AdLedger",
                "MB",
                Figure.once(own / MEGABYTE),
                "jars of its libraries",
                Figure.once(others / MEGABYTE),
                List.of());
    }
}
