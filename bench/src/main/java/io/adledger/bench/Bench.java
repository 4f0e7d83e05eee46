package io.adledger.bench;

import io.adledger.bench.Conditions.Scale;
import io.adledger.bench.append.AppendBenchmark;
import io.adledger.bench.driver.DriverBenchmark;
import io.adledger.bench.journal.JournalBenchmark;
import io.adledger.bench.read.ReadBenchmark;
import io.adledger.bench.replay.ReplayBenchmark;
import io.adledger.bench.report.Machine;
import io.adledger.bench.report.Report;
import io.adledger.bench.report.ReportJson;
import io.adledger.bench.report.Row;
import io.adledger.bench.report.TableText;
import io.adledger.bench.scale.ScaleCommand;
import io.adledger.bench.sink.SinkBenchmark;
import io.adledger.bench.stack.CommandBenchmark;
import io.adledger.bench.stack.FootprintBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads bench}: measures, and prints one table. */
@Command(
        name = "./ads bench",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        subcommands = ScaleCommand.class,
        description = {
            "%nMeasures AdLedger beside what it is compared with, both in turns in the same run, and prints a table:"
                    + " our figure, the other one, their ratio, and the bar where there is one.%n",
            "Nothing that runs already is touched. What it starts it stops, and what it writes it deletes, also on"
                    + " Ctrl-C.%n"
        },
        footer = "%nExit code: 0 when all was measured, whatever came out; 1 when something could not be, 2 for wrong"
                + " usage.")
final class Bench implements Callable<Integer> {

    private static final List<Benchmark> ALL = List.of(
            new AppendBenchmark(),
            new DriverBenchmark(),
            new ReadBenchmark(),
            new CommandBenchmark(),
            new SinkBenchmark(),
            new ReplayBenchmark(),
            new FootprintBenchmark(),
            new JournalBenchmark());

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description =
                    "Two to three minutes where nothing else runs, with less data and shorter turns; else about forty.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LETTER",
            description = "Only these benchmarks, such as --only a,c: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Titles.class)
    private List<String> only = List.of();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write all figures, round by round, to a file as well.")
    private @Nullable Path json;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the stores are, on the disk to be measured (default: target/bench beside ./ads).")
    private @Nullable Path work;

    /** What there is, for the help. */
    static final class Titles extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Titles() {
            super(ALL.stream()
                    .map(benchmark -> benchmark.letter() + " (" + benchmark.title() + ")")
                    .toList());
        }
    }

    public static void main(String[] arguments) {
        Thread main = Thread.currentThread();
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main, ended), "stop"));
        var program = new CommandLine(new Bench());
        addHelp(program);
        program.getSubcommands().values().forEach(Bench::addHelp);
        int exitCode;
        try {
            exitCode = program.setExecutionExceptionHandler((failure, command, _) -> {
                        command.getErr().println("ads: " + failure);
                        return CommandLine.ExitCode.SOFTWARE;
                    })
                    .setParameterExceptionHandler((misuse, _) -> {
                        misuse.getCommandLine().getErr().println("ads: " + misuse.getMessage());
                        misuse.getCommandLine().getErr().println("./ads bench --help tells more");
                        return CommandLine.ExitCode.USAGE;
                    })
                    .execute(arguments);
        } finally {
            ended.countDown();
        }
        System.exit(exitCode);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this and exit.")
                        .build());
    }

    // On Ctrl-C: the benchmark that runs is interrupted, and closes what it started before the process ends.
    private static void stop(Thread main, CountDownLatch ended) {
        main.interrupt();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("adledger.home", "")).toAbsolutePath();
        List<Benchmark> chosen = chosen();
        Instant begun = now();
        List<Row> rows = new ArrayList<>();
        boolean complete = true;
        try (Scratch scratch = Scratch.in(work != null ? work : home.resolve("target/bench"))) {
            Machine machine = Machine.here(home, scratch.folder());
            var conditions = new Conditions(quick ? Scale.QUICK : Scale.FULL, home, scratch.folder(), this::say);
            for (Benchmark benchmark : chosen) {
                complete &= run(benchmark, conditions, rows);
                scratch.empty();
            }
            publish(new Report(machine, begun, now(), quick ? "quick" : "full", rows));
        }
        return complete ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Benchmark> chosen() {
        Map<String, Benchmark> byLetter = new LinkedHashMap<>();
        ALL.forEach(benchmark -> byLetter.put(benchmark.letter(), benchmark));
        if (only.isEmpty()) {
            return ALL;
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String letter : only) {
            Benchmark benchmark = byLetter.get(letter.strip());
            if (benchmark == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no benchmark '" + letter + "' (there are: " + String.join(", ", byLetter.keySet())
                                + ")");
            }
            chosen.add(benchmark);
        }
        return chosen;
    }

    /** Whether all of it was measured; what cannot be measured does not keep the others from it. */
    private boolean run(Benchmark benchmark, Conditions conditions, List<Row> rows) throws InterruptedException {
        try {
            rows.addAll(benchmark.run(conditions));
            return true;
        } catch (Exception | LinkageError failure) {
            if (Thread.interrupted() || failure instanceof InterruptedException) {
                throw new InterruptedException("stopped while it measured " + benchmark.letter());
            }
            spec.commandLine().getErr().printf("ads: benchmark %s failed: %s%n", benchmark.letter(), failure);
            LoggerFactory.getLogger(Bench.class).info("benchmark {} failed", benchmark.letter(), failure);
            return false;
        }
    }

    private void publish(Report report) throws IOException {
        spec.commandLine().getOut().print(TableText.of(report));
        spec.commandLine().getOut().flush();
        if (json != null) {
            ReportJson.write(report, json);
        }
    }

    private void say(String format, Object... values) {
        spec.commandLine().getErr().printf(Locale.ROOT, format + "%n", values);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
