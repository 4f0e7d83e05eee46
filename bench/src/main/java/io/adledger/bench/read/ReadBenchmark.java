package io.adledger.bench.read;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Figure;
import io.adledger.bench.report.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Reads by id and by index, histories, proofs of revisions, and digests, in ledgers of growing size: each beside the same in the
 * smallest of them. They are to stay flat.
 */
public final class ReadBenchmark implements Benchmark {

    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("point", "read by id");
        QUESTIONS.put("index", "lookup in an index");
        QUESTIONS.put("history", "history of one document");
        QUESTIONS.put("proof", "revision with its proof");
        QUESTIONS.put("digest", "digest");
    }

    @Override
    public String letter() {
        return "c";
    }

    @Override
    public String title() {
        return "reads, histories, proofs and digests as the ledger grows";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        List<Integer> sizes = conditions
                .scale()
                .choose(List.of(1_000), List.of(10_000, 100_000), List.of(10_000, 100_000, 1_000_000));
        Path folder = conditions.folder("read");
        for (int revisions : sizes) {
            conditions.progress().say("reads: a ledger of %,d revisions is written", revisions);
            FilledLedger.make(folder.resolve(Integer.toString(revisions)), revisions);
        }
        conditions.progress().say("reads: measured by JMH");
        Map<String, Map<Integer, Statistics>> times = new LinkedHashMap<>();
        for (RunResult result : new Runner(options(conditions, folder, sizes).build()).run()) {
            String label = result.getParams().getBenchmark();
            times.computeIfAbsent(label.substring(label.lastIndexOf('.') + 1), _ -> new LinkedHashMap<>())
                    .put(
                            Integer.valueOf(result.getParams().getParam("revisions")),
                            result.getPrimaryResult().getStatistics());
        }
        List<Row> rows = new ArrayList<>();
        QUESTIONS.forEach((question, name) -> rows.addAll(rows(name, sizes, times.getOrDefault(question, Map.of()))));
        return rows;
    }

    private static ChainedOptionsBuilder options(Conditions conditions, Path folder, List<Integer> sizes) {
        return new OptionsBuilder()
                .include('^' + Reads.class.getName().replace(".", "\\.") + "\\.")
                .param("revisions", sizes.stream().map(String::valueOf).toArray(String[]::new))
                .forks(1)
                .jvmArgsAppend("-D" + Reads.FOLDER + '=' + folder, "-Xmx512m")
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(conditions.scale().choose(50, 600, 5_000)))
                .measurementIterations(conditions.scale().choose(1, 1, 5))
                .measurementTime(TimeValue.milliseconds(conditions.scale().choose(50, 700, 2_000)))
                .shouldFailOnError(true)
                .output(folder.resolve("jmh.txt").toString());
    }

    private List<Row> rows(String name, List<Integer> sizes, Map<Integer, Statistics> times) {
        List<Row> rows = new ArrayList<>();
        int smallest = sizes.getFirst();
        for (int size : sizes.size() == 1 ? sizes : sizes.subList(1, sizes.size())) {
            for (int percentile : List.of(50, 99)) {
                rows.add(new Row(
                        letter(),
                        String.format("%s, p%d, %,d revisions", name, percentile, size),
                        "us",
                        time(times, size, percentile),
                        String.format("%,d revisions", smallest),
                        time(times, smallest, percentile),
                        name.contains("proof") && percentile == 99 ? List.of(Bar.atMost(1_000)) : List.of()));
            }
        }
        return rows;
    }

    private static Figure time(Map<Integer, Statistics> times, int size, int percentile) {
        Statistics statistics = times.get(size);
        if (statistics == null) {
            throw new IllegalStateException("JMH measured nothing at " + size + " revisions");
        }
        return Figure.once(statistics.getPercentile(percentile));
    }
}
