package io.adledger.local.replay;

import io.adledger.replay.restore.RestoreOrder;
import java.time.Instant;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say whether the ledger itself is to be made again what it was, by further events, and how. */
final class RestoreOptions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~@-]{1,64}");

    @Option(
            names = "--restore",
            description = "Make the ads themselves again what they were: appends events to the ledger, which then"
                    + " reach the live table and everybody else; wants --to.")
    private boolean wanted;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does it, as the events will say (default: ${DEFAULT-VALUE}).")
    private String operator = "";

    boolean isWanted() {
        return wanted;
    }

    RestoreOrder order(String restoreId, Instant asOf) {
        // No publisher's id has a colon.
        return new RestoreOrder(restoreId, "operator:" + operator, asOf);
    }

    /** @throws ParameterException if that must not be */
    void check(CommandLine command, Target target) {
        if (!wanted) {
            return;
        }
        if (target.to().isEmpty() || !target.isLive()) {
            throw new ParameterException(
                    command,
                    "--restore wants the moment, with --to TIME, and no table: the ads themselves are restored");
        }
        if (target.to().get().isAfter(Instant.now())) {
            throw new ParameterException(command, target.to().get() + " is yet to come");
        }
        if (!NAME.matcher(operator).matches()) {
            throw new ParameterException(
                    command, "an operator's name has 1 to 64 of the characters A-Z a-z 0-9 . _ ~ @ -");
        }
    }
}
