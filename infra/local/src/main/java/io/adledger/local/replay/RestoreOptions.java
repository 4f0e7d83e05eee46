package io.adledger.local.replay;

import io.adledger.replay.restore.Pace;
import io.adledger.replay.restore.RestoreOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
            names = "--rate",
            paramLabel = "N",
            description = "Restore at most so many ads per second (default: as many as the ledger takes).")
    private @Nullable Double rate;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does it, as the events will say (default: ${DEFAULT-VALUE}).")
    private String operator = "";

    boolean isWanted() {
        return wanted;
    }

    Pace pace() {
        return Pace.perSecond(Optional.ofNullable(rate));
    }

    RestoreOrder order(String restoreId, Instant asOf) {
        // No publisher's id has a colon.
        return new RestoreOrder(restoreId, "operator:" + operator, asOf);
    }

    /** @throws ParameterException if that must not be */
    void check(CommandLine command, Target target) {
        if (!wanted && rate != null) {
            throw new ParameterException(command, "--rate is for --restore");
        }
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
        if (rate != null && !(rate > 0)) {
            throw new ParameterException(command, "--rate has to be above 0");
        }
        if (!NAME.matcher(operator).matches()) {
            throw new ParameterException(
                    command, "an operator's name has 1 to 64 of the characters A-Z a-z 0-9 . _ ~ @ -");
        }
    }
}
