package io.adledger.local.snapshot;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.SnapshotSteps;
import io.adledger.snapshot.SnapshotErasure;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotMoments;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot now}: a snapshot of all ads as of a moment. */
@Command(
        name = "now",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nMakes a snapshot of all ads as of a moment that is past: all blocks of the ledger's journal before it. It is"
                    + " made from the newest snapshot before that moment and the journal in between.%n",
            "May be killed at any moment, and leaves no snapshot then: the same command goes on. A snapshot that is there"
                    + " is not made again.%n"
        },
        footer = "%nExit code: 0 when the snapshot is there, 1 when it is not, 2 for wrong usage.")
final class NowCommand implements Callable<Integer> {

    private static final String THIS_MOMENT = "now";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "The moment, such as 2026-01-31T00:00:00Z, or 'now' (default: the end of the last full month, in UTC).")
    private @Nullable String at;

    @Option(
            names = "--from-the-beginning",
            description = "Make it from all of the journal and from no other snapshot; the result is the same.")
    private boolean fromTheBeginning;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        SnapshotSettings settings = SnapshotSettings.defaults().withIncremental(!fromTheBeginning);
        var moments = new SnapshotMoments(settings.clock());
        Instant moment = at == null ? moments.endOfLastMonth() : moment(at, settings);
        return place.alone(() -> place.useWithJournal((snapshots, journal) -> {
            new SnapshotErasure(snapshots).run(journal);
            make(moments.idAt(moment, journal), settings, snapshots, journal);
            return CommandLine.ExitCode.OK;
        }));
    }

    private Instant moment(String text, SnapshotSettings settings) {
        try {
            return text.equals(THIS_MOMENT) ? settings.clock().instant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--at " + text + " is not a time such as 2026-01-31T00:00:00Z, nor 'now'", e);
        }
    }

    private void make(SnapshotId id, SnapshotSettings settings, SnapshotStore snapshots, JournalStore journal) {
        boolean there = snapshots.find(id).isPresent();
        long begun = System.nanoTime();
        SnapshotManifest made;
        var steps = new SnapshotSteps();
        try {
            made = new SnapshotMaker(snapshots, place.workingFolder(), settings).make(id, journal, steps);
        } finally {
            steps.end();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        var out = spec.commandLine().getOut();
        out.printf("snapshot %s: %s, up to block %d%n", id, Text.of(made.counts()), id.sequenceNo());
        out.println(Text.digestOf(made));
        if (there) {
            out.println("it was there already");
        } else {
            out.printf(
                    "%s in %,d files, built on %s, in %.1f s%n",
                    Text.sizeOf(made),
                    made.files().size(),
                    made.builtOn().map(SnapshotId::toString).orElse("the journal alone"),
                    seconds);
        }
    }
}
