package io.adledger.local.snapshot;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.SnapshotSteps;
import io.adledger.snapshot.SnapshotReport;
import io.adledger.snapshot.SnapshotVerification;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotStore;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot verify}: whether a snapshot is what the ledger says. */
@Command(
        name = "verify",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nVerifies a snapshot: each file by its checksum; its digest by the ledger's journal, of which every hash up"
                    + " to there is recomputed; and every ad by a fold of that journal from its first block.%n"
        },
        footer =
                "%nExit code: 0 when everything holds, 1 when something does not or cannot be read, 2 for wrong usage.")
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Which which = new Which();

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        return place.useWithJournal(this::verify);
    }

    private int verify(SnapshotStore snapshots, JournalStore journal) {
        SnapshotId id = which.id(snapshots, spec.commandLine());
        SnapshotReport report;
        var steps = new SnapshotSteps();
        try {
            report = new SnapshotVerification(snapshots, place.workingFolder()).verify(id, journal, steps);
        } finally {
            steps.end();
        }
        var out = spec.commandLine().getOut();
        if (report.holds()) {
            out.printf(
                    "verified: snapshot %s is what the ledger says up to block %d: %s%n",
                    id, id.sequenceNo(), Text.of(report.manifest().counts()));
            out.println(Text.digestOf(report.manifest()));
            return CommandLine.ExitCode.OK;
        }
        report.faults().forEach(out::println);
        out.printf("snapshot %s does not hold%n", id);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
