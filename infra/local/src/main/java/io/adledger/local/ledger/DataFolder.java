package io.adledger.local.ledger;

import io.adledger.local.JournalFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which ledger's files a command is about. */
final class DataFolder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack or the server (default: .adledger beside ./ads).")
    private @Nullable Path data;

    @Option(
            names = "--ledger",
            paramLabel = "NAME",
            defaultValue = "ads",
            description = "The name of the ledger (default: ${DEFAULT-VALUE}).")
    private String ledger = "ads";

    String ledger() {
        return ledger;
    }

    /** The journal that is there. */
    Path journal() {
        return JournalFolder.find(data(), ledger);
    }

    /** Where the files of a ledger that is not there yet belong. */
    Path newLedger() {
        return data().resolve("ledger").resolve(ledger);
    }

    private Path data() {
        return data != null ? data : Path.of(System.getProperty("adledger.home", "."), ".adledger");
    }
}
