package io.adledger.local.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./ads status}: how the sinks of a running AdLedger do. */
@Command(
        name = "status",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nShows how far each sink of the stream is behind the ledger: blocks of the journal that it is not done"
                    + " with, the age of the oldest of them, records per second in the last minute, failures that were tried"
                    + " again, dead letters.%n"
        },
        footer =
                "%nExit code: 0 when every sink is fed and well, 1 when one is not or nothing answers, 2 for wrong usage.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private OperatorApi api = new OperatorApi();

    @Option(names = "--json", description = "The answer of GET /status as it is.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        JsonNode status = api.get("/status");
        if (json) {
            System.out.println(status.toPrettyString());
        } else {
            print(status.path("sinks"));
        }
        for (JsonNode sink : status.path("sinks")) {
            if (!sink.path("running").asBoolean() || sink.has("trouble")) {
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static void print(JsonNode sinks) {
        System.out.printf(
                "%-12s %10s %10s %10s %12s %10s %6s  %s%n",
                "SINK", "BEHIND", "OLDEST", "RECORDS", "PER SECOND", "FAILURES", "DEAD", "STATE");
        for (JsonNode sink : sinks) {
            System.out.printf(
                    "%-12s %,10d %10s %,10d %,12.1f %,10d %,6d  %s%n",
                    sink.path("sink").asText(),
                    sink.path("blocksBehind").asLong(),
                    age(Duration.ofMillis(sink.path("oldestMilliseconds").asLong())),
                    sink.path("recordsApplied").asLong(),
                    sink.path("recordsPerSecond").asDouble(),
                    sink.path("failures").asLong(),
                    sink.path("deadLetters").asLong(),
                    state(sink));
        }
    }

    private static String state(JsonNode sink) {
        if (!sink.path("running").asBoolean()) {
            return "stopped";
        }
        return sink.has("trouble") ? sink.path("trouble").path("error").asText() : "well";
    }

    private static String age(Duration age) {
        if (age.isZero()) {
            return "-";
        }
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return "%.1f s".formatted(age.toMillis() / 1000.0);
        }
        return age.compareTo(Duration.ofHours(2)) < 0 ? age.toMinutes() + " min" : age.toHours() + " h";
    }
}
