package io.adledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.bench.Conditions.Scale;
import io.adledger.bench.append.AppendBenchmark;
import io.adledger.bench.driver.DriverBenchmark;
import io.adledger.bench.journal.JournalBenchmark;
import io.adledger.bench.replay.ReplayBenchmark;
import io.adledger.bench.report.Row;
import io.adledger.bench.sink.SinkBenchmark;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All of a benchmark works, with so little data that its figures say nothing. Those of {@code ./ads up} are not among them,
 * which runs in the tests of infra/local, nor is JMH.
 */
class BenchmarksTest {

    @TempDir
    private Path folder;

    static Stream<Benchmark> benchmarks() {
        return Stream.of(
                new AppendBenchmark(),
                new DriverBenchmark(),
                new SinkBenchmark(),
                new ReplayBenchmark(),
                new JournalBenchmark());
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void bothSidesOfEveryRowDoSomething(Benchmark benchmark) throws Exception {
        var conditions =
                new Conditions(Scale.SMOKE, Path.of(System.getProperty("adledger.home")), folder, (_, _) -> {});

        List<Row> rows = benchmark.run(conditions);

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.benchmark()).isEqualTo(benchmark.letter());
            assertThat(row.ours().median()).isPositive().isFinite();
            assertThat(row.other().median()).isPositive().isFinite();
        });
    }
}
