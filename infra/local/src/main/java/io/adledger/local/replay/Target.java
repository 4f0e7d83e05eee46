package io.adledger.local.replay;

import io.adledger.replay.job.ReplayRequest;
import io.adledger.state.StateStoreSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
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

    @Option(
            names = "--index",
            paramLabel = "INDEX",
            description = "Into this index for searches in place of a table; it is made if it is not there.")
    private @Nullable String index;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most so many ads a second (default: as fast as the store takes them).")
    private @Nullable Double rate;

    String table() {
        return table;
    }

    /**
     * What is asked for, of all ads.
     *
     * @param fromSnapshot as {@link ReplayRequest#fromSnapshot}
     */
    ReplayRequest request(String fromSnapshot) {
        return new ReplayRequest(
                Optional.empty(),
                Optional.ofNullable(to),
                index == null ? ReplayRequest.Target.table(table) : ReplayRequest.Target.index(index),
                fromSnapshot,
                rate());
    }

    /** Whether it is a table or an index beside the live one. */
    boolean isBeside() {
        return index != null || !isLive();
    }

    /** Whether it is as of a moment. */
    boolean isPast() {
        return to != null;
    }

    /** The moment; none for now. */
    Optional<Instant> to() {
        return Optional.ofNullable(to);
    }

    /** Whether others write the table, too. */
    boolean isLive() {
        return table.equals(StateStoreSettings.DEFAULT_TABLE);
    }

    /** A name for a replay of some ads to this target, the same for the same. */
    String name(String ads) {
        return (ads + "-" + (index == null ? table : index) + (to == null ? "" : "-" + to.toEpochMilli()))
                .replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    /** At most so many ads a second; none for as fast as possible. */
    OptionalDouble rate() {
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    /** @throws ParameterException if that must not be */
    void check(CommandLine command) {
        if (rate != null && !(rate > 0)) {
            throw new ParameterException(command, "--rate " + rate + " is not above 0");
        }
        if (index != null && !isLive()) {
            throw new ParameterException(command, "--into and --index do not go together: they are two replays");
        }
        if (to != null && index == null && isLive()) {
            throw new ParameterException(
                    command,
                    "the live table is not taken back to a moment that is past, as others read it:"
                            + " choose another with --into TABLE, or say --restore to restore the ads themselves");
        }
    }
}
