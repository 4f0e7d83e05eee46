package io.adledger.local;

import io.adledger.local.load.LoadCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program behind the launcher {@code ./ads}.
 *
 * <p>Exit codes: 0 done, 1 the command failed, 2 it was used wrongly.
 */
@Command(
        name = "./ads",
        mixinStandardHelpOptions = true,
        subcommands = {LoadCommand.class},
        description = "A system of record for classified ads, on a ledger that can prove its history.")
public final class Ads {

    private Ads() {}

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new Ads())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    report(failure, command);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
        System.exit(exitCode);
    }

    private static void report(Exception failure, CommandLine command) {
        if (!(failure instanceof CommandFailure)) {
            LoggerFactory.getLogger(Ads.class).error("{} failed", command.getCommandName(), failure);
        }
        String reason = failure instanceof CommandFailure ? failure.getMessage() : CommandFailure.reasonOf(failure);
        command.getErr().println("ads: " + reason);
    }
}
