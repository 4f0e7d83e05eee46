package io.adledger.local.ledger;

import io.adledger.local.CommandFailure;
import io.adledger.local.JournalFolder;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.Digest;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.VerificationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger verify}: recomputes every hash of a journal, with code that the ledger has no part in. */
@Command(
        name = "verify",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nRecomputes every hash of a ledger's journal, from its blocks' contents up to the digest, and names the "
                    + "block where something does not hold. Shares no code with the ledger that wrote it.%n",
            "Verifies the files in a data folder (also while a ledger uses them), or, over its API, a ledger that is "
                    + "running, or exports of a journal in Ion text or binary.%n",
            "Keep the digest that it prints in a safe place: given back with --digest and --tip, it shows that nothing "
                    + "has been changed since, not even by whoever could rewrite all of the journal.%n"
        },
        footer =
                "%nExit code: 0 when everything holds, 1 when something does not or cannot be read, 2 for wrong usage.")
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Where where = new Where();

    /** One of these. */
    static final class Where {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "The files of a ledger, in this folder (default: .adledger beside ./ads).")
        private @Nullable Path data;

        @Option(
                names = "--export",
                paramLabel = "DIR",
                description = "All exports in this folder, with their manifests.")
        private @Nullable Path export;

        @Option(names = "--endpoint", paramLabel = "URL", description = "The ledger that is served there.")
        private @Nullable URI endpoint;
    }

    @Option(
            names = "--ledger",
            paramLabel = "NAME",
            defaultValue = "ads",
            description = "The name of the ledger (default: ${DEFAULT-VALUE}).")
    private String ledger = "ads";

    @Option(
            names = "--document",
            paramLabel = "ID",
            description =
                    "List every revision of this document. With --endpoint and --table, verify these alone, each by "
                            + "its proof.")
    private @Nullable String document;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table of the document; with --endpoint and --document.")
    private @Nullable String table;

    @Option(
            names = "--digest",
            paramLabel = "BASE64",
            description = "A digest that was kept: the journal must have it at its tip. With --tip.")
    private @Nullable String digest;

    @Option(
            names = "--tip",
            paramLabel = "NUMBER",
            description = "The sequence number of the last block that it covers.")
    private @Nullable Long tip;

    @Option(
            names = "--qldb",
            description =
                    "The journal, or its beginning, is QLDB's own: its blocks have hashes of what only QLDB knew, and "
                            + "none of their address and time.")
    private boolean qldb;

    @Override
    public Integer call() throws Exception {
        if ((digest == null) != (tip == null)) {
            throw new ParameterException(spec.commandLine(), "--digest and --tip go together");
        }
        if (table != null && (document == null || where.endpoint == null)) {
            throw new ParameterException(spec.commandLine(), "--table goes with --document and --endpoint");
        }
        try {
            verify();
            return CommandLine.ExitCode.OK;
        } catch (VerificationException e) {
            throw new CommandFailure(qldb ? String.valueOf(e.getMessage()) : e.getMessage() + hint(e), e);
        }
    }

    private static String hint(VerificationException e) {
        return String.valueOf(e.getMessage()).contains("address, transaction and time")
                ? " (if the journal was QLDB's, add --qldb)"
                : "";
    }

    private void verify() throws Exception {
        var verification = new Verification(spec.commandLine().getOut(), this::verifier, Optional.ofNullable(document));
        if (where.export != null) {
            verification.ofExports(where.export);
        } else if (where.endpoint == null) {
            verification.ofFiles(JournalFolder.find(data(), ledger));
        } else {
            verifyRunning(where.endpoint, verification);
        }
    }

    private void verifyRunning(URI endpoint, Verification verification) throws Exception {
        try (RunningLedger running = new RunningLedger(endpoint, ledger)) {
            if (document == null || table == null) {
                verification.ofRunning(running);
            } else {
                var kept = Optional.ofNullable(keptHash())
                        .map(hash -> new Digest(
                                hash, new BlockPlace(running.digest().tip().strandId(), keptTip())));
                new DocumentVerification(spec.commandLine().getOut(), running, rules()).verify(table, document, kept);
            }
        }
    }

    private JournalVerifier verifier() {
        var verifier = new JournalVerifier(rules());
        LedgerHash kept = keptHash();
        return kept == null ? verifier : verifier.expect(kept, keptTip());
    }

    private BlockRules rules() {
        return qldb ? BlockRules.QLDB : BlockRules.ADLEDGER;
    }

    private @Nullable LedgerHash keptHash() {
        return digest == null ? null : LedgerHash.ofBase64(digest);
    }

    private long keptTip() {
        return tip == null ? 0 : tip;
    }

    private Path data() {
        return where.data != null ? where.data : Path.of(System.getProperty("adledger.home", "."), ".adledger");
    }
}
