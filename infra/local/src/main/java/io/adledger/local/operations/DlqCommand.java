package io.adledger.local.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads dlq}: the records that sinks could do nothing with. */
@Command(
        name = "dlq",
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nThe dead letters of a running AdLedger: records that a sink could do nothing with, kept whole until someone"
                        + " looks at them.%n",
        footer = "%n./ads dlq COMMAND --help tells more about a command.",
        subcommands = {DlqCommand.ListLetters.class, DlqCommand.Show.class, DlqCommand.Redrive.class})
public final class DlqCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? (there are: list, show, redrive)");
    }

    private static String path(String sink, String id) {
        return "/dead-letters/" + encoded(sink) + "/" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code ./ads dlq list}. */
    @Command(
            name = "list",
            sortOptions = false,
            usageHelpWidth = 110,
            synopsisHeading = "usage: ",
            description = "%nThe oldest dead letters of every sink, or of one.%n")
    static final class ListLetters implements Callable<Integer> {

        @Mixin
        private OperatorApi api = new OperatorApi();

        @Option(names = "--sink", paramLabel = "NAME", description = "Only of this sink.")
        private @Nullable String sink;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many of each sink, at most 1000 (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Override
        public Integer call() throws InterruptedException {
            JsonNode answer = api.get("/dead-letters?limit=" + limit + (sink == null ? "" : "&sink=" + encoded(sink)));
            for (JsonNode letter : answer.path("deadLetters")) {
                System.out.printf(
                        "%-12s %s  failed %s, last %s: %s%n",
                        letter.path("sink").asText(),
                        letter.path("id").asText(),
                        times(letter.path("attempts").asInt()),
                        letter.path("lastAttempt").asText(),
                        letter.path("error").asText());
            }
            System.out.printf("%,d dead letters%n", answer.path("total").asLong());
            return CommandLine.ExitCode.OK;
        }

        private static String times(int attempts) {
            return attempts == 1 ? "once" : attempts + " times";
        }
    }

    /** {@code ./ads dlq show}. */
    @Command(
            name = "show",
            usageHelpWidth = 110,
            synopsisHeading = "usage: ",
            description = "%nA dead letter with all that is known of it, its payload in base64 and as Ion.%n")
    static final class Show implements Callable<Integer> {

        @Mixin
        private OperatorApi api = new OperatorApi();

        @Parameters(index = "0", paramLabel = "SINK")
        private String sink = "";

        @Parameters(index = "1", paramLabel = "ID")
        private String id = "";

        @Override
        public Integer call() throws InterruptedException {
            System.out.println(api.get(path(sink, id)).toPrettyString());
            return CommandLine.ExitCode.OK;
        }
    }

    /** {@code ./ads dlq redrive}. */
    @Command(
            name = "redrive",
            sortOptions = false,
            usageHelpWidth = 110,
            synopsisHeading = "usage: ",
            description =
                    "%nGives dead letters to their sink once more. What the sink takes is a dead letter no more.%n",
            footer = "%nExit code: 0 when the sink took all of them, 1 when not, 2 for wrong usage.")
    static final class Redrive implements Callable<Integer> {

        @Mixin
        private OperatorApi api = new OperatorApi();

        @Parameters(index = "0", paramLabel = "SINK")
        private String sink = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = "Which; all of them with --all.")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All dead letters of the sink.")
        private boolean all;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            if (all != ids.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "say which dead letters, or --all");
            }
            int applied = 0;
            int failed = 0;
            for (JsonNode answer : answers()) {
                applied += answer.path("applied").asInt();
                for (JsonNode failure : answer.path("failed")) {
                    failed++;
                    System.out.println(failure.path("id").asText() + ": "
                            + failure.path("error").asText());
                }
            }
            System.out.printf("%,d applied, %,d failed again%n", applied, failed);
            return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private List<JsonNode> answers() throws InterruptedException {
            if (all) {
                return List.of(api.post("/dead-letters/" + encoded(sink) + "/redrive"));
            }
            List<JsonNode> answers = new ArrayList<>();
            for (String id : ids) {
                answers.add(api.post(path(sink, id) + "/redrive"));
            }
            return answers;
        }
    }
}
