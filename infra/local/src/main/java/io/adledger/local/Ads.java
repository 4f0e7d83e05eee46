package io.adledger.local;

import io.adledger.local.check.CheckCommand;
import io.adledger.local.hammer.HammerCommand;
import io.adledger.local.ledger.LedgerCommand;
import io.adledger.local.load.LoadCommand;
import io.adledger.local.operations.DlqCommand;
import io.adledger.local.operations.StatusCommand;
import io.adledger.local.replay.ReplayCommand;
import io.adledger.local.snapshot.SnapshotCommand;
import io.adledger.local.stack.UpCommand;
import io.adledger.local.token.TokenCommand;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The program behind the launcher {@code ./ads}.
 *
 * <p>Exit codes: 0 done, 1 the command failed, 2 it was used wrongly.
 */
@Command(
        name = "./ads",
        subcommands = {
            UpCommand.class,
            LoadCommand.class,
            CheckCommand.class,
            StatusCommand.class,
            DlqCommand.class,
            LedgerCommand.class,
            ReplayCommand.class,
            SnapshotCommand.class,
            TokenCommand.class,
            HammerCommand.class
        },
        description = "A system of record for classified ads, on a ledger that can prove its history.")
public final class Ads {

    private static final Set<String> KEY_REFUSED = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException");

    private Ads() {}

    public static void main(String[] arguments) {
        var program = new CommandLine(new Ads());
        program.setCaseInsensitiveEnumValuesAllowed(true);
        addHelp(program);
        int exitCode = program.setExecutionExceptionHandler((failure, command, parsed) -> {
                    report(failure, command);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .setParameterExceptionHandler((misuse, _) -> reportMisuse(misuse))
                .execute(arguments);
        System.exit(exitCode);
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this and exit.")
                        .build());
        command.getSubcommands().values().forEach(Ads::addHelp);
    }

    private static void report(Exception failure, CommandLine command) {
        if (failure instanceof AwsServiceException refused && KEY_REFUSED.contains(codeOf(refused))) {
            command.getErr()
                    .println("ads: the ledger does not know the key, or the signature is wrong: "
                            + "the file 'credentials' in the ledger's data folder has its key; point "
                            + "AWS_SHARED_CREDENTIALS_FILE to it");
            return;
        }
        if (!(failure instanceof CommandFailure)) {
            LoggerFactory.getLogger(Ads.class).error("{} failed", command.getCommandName(), failure);
        }
        String reason = failure instanceof CommandFailure ? failure.getMessage() : CommandFailure.reasonOf(failure);
        command.getErr().println("ads: " + reason);
    }

    private static String codeOf(AwsServiceException refused) {
        return refused.awsErrorDetails() == null
                ? ""
                : String.valueOf(refused.awsErrorDetails().errorCode());
    }

    private static int reportMisuse(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println("ads: " + misuse.getMessage());
        command.getErr().println(command.getCommandSpec().qualifiedName() + " --help tells more");
        return CommandLine.ExitCode.USAGE;
    }
}
