package io.adledger.local.ledger;

import io.adledger.local.CommandFailure;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.Digest;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.VerificationException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger consistency}: whether the journal of one digest is the beginning of another's, by a proof alone. */
@Command(
        name = "consistency",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nShows that the journal of a digest that was kept is the beginning of the journal of a newer one: whatever "
                    + "the older covers is covered by the newer, unchanged.%n",
            "Asks a running ledger for a proof of some hundreds of bytes, whatever the journal's size, and does not trust "
                    + "it: the proof is verified here. The newer digest is another that was kept, or, without --to-digest, "
                    + "the ledger's of now, which is printed to be kept.%n"
        },
        footer = "%nExit code: 0 when they are consistent, 1 when that is not shown, 2 for wrong usage.")
public final class ConsistencyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServedLedger ledger = new ServedLedger("ads");

    @Option(names = "--from-digest", required = true, paramLabel = "BASE64", description = "The older digest.")
    private @Nullable String fromDigest;

    @Option(
            names = "--from-tip",
            required = true,
            paramLabel = "NUMBER",
            description = "The sequence number of the last block that it covers.")
    private @Nullable Long fromTip;

    @Option(names = "--to-digest", paramLabel = "BASE64", description = "The newer digest. With --to-tip.")
    private @Nullable String toDigest;

    @Option(
            names = "--to-tip",
            paramLabel = "NUMBER",
            description = "The sequence number of the last block that it covers.")
    private @Nullable Long toTip;

    @Override
    public Integer call() {
        if ((toDigest == null) != (toTip == null)) {
            throw new ParameterException(spec.commandLine(), "--to-digest and --to-tip go together");
        }
        try (RunningLedger running = ledger.open()) {
            verify(running);
            return CommandLine.ExitCode.OK;
        } catch (VerificationException e) {
            throw new CommandFailure("not shown to be consistent: " + e.getMessage(), e);
        }
    }

    private void verify(RunningLedger running) {
        LedgerHash older = hash("--from-digest", given(fromDigest));
        LedgerHash newer = toDigest == null ? LedgerHash.EMPTY : hash("--to-digest", toDigest);
        Digest now = running.digest();
        String strand = now.tip().strandId();
        Digest from = new Digest(older, new BlockPlace(strand, notNegative("--from-tip", given(fromTip))));
        Digest to = toTip == null ? now : new Digest(newer, new BlockPlace(strand, notNegative("--to-tip", toTip)));
        if (from.size() > to.size()) {
            throw new CommandFailure("the newer digest covers blocks 0 to "
                    + to.tip().sequenceNo() + " and not block " + from.tip().sequenceNo());
        }
        running.consistency(from.tip(), to.tip()).verify(from, to);
        spec.commandLine()
                .getOut()
                .printf(
                        "consistent: blocks 0 to %d are the beginning of blocks 0 to %d%ndigest %s, tip %d%n",
                        from.tip().sequenceNo(),
                        to.tip().sequenceNo(),
                        to.hash(),
                        to.tip().sequenceNo());
    }

    private LedgerHash hash(String option, String base64) {
        try {
            LedgerHash hash = LedgerHash.ofBase64(base64);
            if (!hash.isEmpty()) {
                return hash;
            }
        } catch (VerificationException e) {
            // Told below, with the digest of nothing.
        }
        throw new ParameterException(spec.commandLine(), option + " is not a digest in Base64");
    }

    private long notNegative(String option, long tip) {
        if (tip < 0) {
            throw new ParameterException(spec.commandLine(), option + " is the number of a block, from 0");
        }
        return tip;
    }

    private static <T> T given(@Nullable T option) {
        return Objects.requireNonNull(option);
    }
}
