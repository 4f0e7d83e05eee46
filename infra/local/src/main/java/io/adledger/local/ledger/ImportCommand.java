package io.adledger.local.ledger;

import io.adledger.ledger.imports.BrokenExportException;
import io.adledger.ledger.imports.JournalContent;
import io.adledger.ledger.imports.JournalImport;
import io.adledger.ledger.imports.TargetNotEmptyException;
import io.adledger.ledger.ion.Hash;
import io.adledger.local.CommandFailure;
import io.adledger.local.ObjectLocation;
import java.util.Base64;
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

/** {@code ./ads ledger import}: an export of a journal, QLDB's or our own, becomes a ledger. */
@Command(
        name = "import",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nMakes a ledger of the export of a whole journal, in Ion text or binary: the same strand, document ids,"
                    + " versions, times, hashes and digest; new transactions continue the chain. Every hash is verified,"
                    + " and what does not hold is refused: then nothing is left behind.%n",
            "The ledger must not be there yet. A server that runs on the data folder serves it after its next start.%n"
        },
        footer = "%nExit code: 0 when the ledger is there, 1 when it is not, 2 for wrong usage.")
public final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|s3://BUCKET/PREFIX", description = "Where the export is, with its manifests.")
    private String source = "";

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(
            names = "--digest",
            paramLabel = "BASE64",
            description = "The digest that the journal must have, so that not even its end can be missing.")
    private @Nullable String digest;

    @Option(names = "--path-style", description = "Name the bucket in the path, for servers that are not Amazon's.")
    private boolean pathStyle;

    @Override
    public Integer call() throws Exception {
        ObjectLocation location = ObjectLocation.of(source);
        try {
            JournalContent content = location.use(pathStyle, store -> {
                JournalImport journal = JournalImport.of(store, location.prefix());
                return (digest == null ? journal : journal.expecting(hash(digest))).into(folder.newLedger());
            });
            Summary.print(spec.commandLine().getOut(), "imported", content, folder.newLedger());
            return CommandLine.ExitCode.OK;
        } catch (BrokenExportException | TargetNotEmptyException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Hash hash(String base64) {
        try {
            return Hash.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--digest is no digest: " + e.getMessage(), e);
        }
    }
}
