package io.adledger.local.ledger;

import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.qldb.model.GetDigestResponse;

/** {@code ./ads ledger promote}: a replica becomes a ledger that takes writes. */
@Command(
        name = "promote",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nMakes a ledger of a running replica: it follows its source no more, takes writes, and continues the chain. "
                        + "Make sure first that nothing writes to the source any more: what comes there later is not here. "
                        + "Prints the digest that the replica has then.%n",
        footer = "%nExit code: 0 when it is a ledger, 1 when it cannot be, 2 for wrong usage.")
public final class PromoteCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServedLedger ledger = new ServedLedger("ads-replica");

    @Override
    public Integer call() {
        try (RunningLedger running = ledger.open()) {
            running.promote();
            GetDigestResponse digest = running.digestOfNow();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "ledger %s takes writes%ndigest %s, tip %s%n",
                            ledger.name(),
                            Base64.getEncoder().encodeToString(digest.digest().asByteArray()),
                            digest.digestTipAddress().ionText());
        }
        return CommandLine.ExitCode.OK;
    }
}
