package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.snapshot.fold.Moments;
import io.adledger.state.StateStoreSettings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what is replayed, and where to. */
final class Target {

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "As of this moment, such as 2026-01-31T00:00:00Z, into another table than the live one.")
    private @Nullable Instant to;

    @Option(
            names = {"--into", "--table"},
            paramLabel = "TABLE",
            defaultValue = StateStoreSettings.DEFAULT_TABLE,
            description = "The table, which is made if it is not there (default: ${DEFAULT-VALUE}, the live one).")
    private String table = StateStoreSettings.DEFAULT_TABLE;

    String table() {
        return table;
    }

    /** The moment; none for now. */
    Optional<Instant> to() {
        return Optional.ofNullable(to);
    }

    /** Whether others write the table, too. */
    boolean isLive() {
        return table.equals(StateStoreSettings.DEFAULT_TABLE);
    }

    /** Whether the table goes on as the ledger does, and is asked for as it is now. */
    boolean followsTheLedger() {
        return isLive() && to == null;
    }

    /** A name for a replay of some ads to this target, the same for the same. */
    String name(String ads) {
        return (ads + "-" + table + (to == null ? "" : "-" + to.toEpochMilli())).replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    /** @throws ParameterException if that must not be */
    void check(CommandLine command) {
        if (to != null && isLive()) {
            throw new ParameterException(
                    command,
                    "the live table is not taken back to a moment that is past, as others read it:"
                            + " choose another with --into TABLE, or say --restore to restore the ads themselves");
        }
    }

    /**
     * The last block that is replayed.
     *
     * @throws CommandFailure if there is none
     */
    long lastBlock(JournalStore journal) {
        if (to == null) {
            return journal.tip()
                    .orElseThrow(() -> new CommandFailure("the ledger is empty"))
                    .sequenceNo();
        }
        return new Moments(journal)
                .lastBlockAt(to)
                .orElseThrow(() -> new CommandFailure("the ledger begins after " + to));
    }
}
