package io.adledger.local.replay;

import io.adledger.command.qldb.QldbAdJournal;
import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.Pace;
import io.adledger.replay.job.Beginning;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.restore.RestoreTally;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code --restore}: the ads of a running stack, one or all, folded as of a moment and as of now, compared and put right. */
final class Restores {

    private final CommandLine command;
    private final RunningStack stack;
    private final Target target;
    private final RestoreOptions options;

    /**
     * Restores to the moment of a target, which has been checked.
     *
     * @param command whose output is written to
     */
    Restores(CommandLine command, RunningStack stack, Target target, RestoreOptions options) {
        this.command = command;
        this.stack = stack;
        this.target = target;
        this.options = options;
    }

    /**
     * All ads.
     *
     * @param consent asked once it was shown what would change, unless that is nothing; nothing is done without it
     * @return the exit code
     */
    int all(Beginning beginning, String name, BooleanSupplier consent) {
        Path folder = stack.workingFolder(name);
        int exitCode;
        try (JournalStore journal = stack.journal();
                Fold past = Fold.open(folder.resolve("past"));
                Fold now = Fold.open(folder.resolve("now"))) {
            new Work(command.getOut(), past, beginning).fold(journal, target.to());
            new Work(command.getOut(), now, beginning).fold(journal, Optional.empty());
            exitCode = restore(past, now, consent);
        }
        Folders.remove(folder);
        return exitCode;
    }

    /**
     * One ad.
     *
     * @return the exit code: 1 also if the ledger has no such ad
     */
    int ad(String adId, String name, BooleanSupplier consent) {
        Path folder = stack.workingFolder(name);
        int exitCode;
        try (JournalStore journal = stack.journal();
                Fold now = Fold.ofAd(adId, folder.resolve("now"))) {
            new Work(command.getOut(), now, newest()).fold(journal, Optional.empty());
            exitCode = ad(adId, journal, now, folder, consent);
        }
        Folders.remove(folder);
        return exitCode;
    }

    private int ad(String adId, JournalStore journal, Fold now, Path folder, BooleanSupplier consent) {
        Set<String> documentIds = documentIds(now);
        if (documentIds.isEmpty()) {
            command.getErr().println("ads: the ledger has no ad " + adId);
            return CommandLine.ExitCode.SOFTWARE;
        }
        try (Fold past = Fold.ofDocuments(documentIds, folder.resolve("past"))) {
            new Work(command.getOut(), past, newest()).fold(journal, target.to());
            return restore(past, now, consent);
        }
    }

    private int restore(Fold past, Fold now, BooleanSupplier consent) {
        Instant asOf = target.to().orElseThrow();
        Restoration restoration = new Restoration(command.getOut(), past, now, asOf);
        RestoreTally wanted = restoration.show();
        if (wanted.events() == 0) {
            return exitCode(wanted);
        }
        if (!consent.getAsBoolean()) {
            command.getOut().println("nothing was done");
            return exitCode(wanted);
        }
        try (QldbAdJournal ledger = new QldbAdJournal(stack.ledger())) {
            return exitCode(restoration.run(ledger, options, Pace.perSecond(target.rate()), wanted.ads()));
        }
    }

    private static int exitCode(RestoreTally tally) {
        return tally.refused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Beginning newest() {
        return new Beginning(stack.snapshots(), ReplayRequest.AUTO);
    }

    private static Set<String> documentIds(Fold fold) {
        try (Stream<AdDocument> documents = fold.documents()) {
            return documents.map(AdDocument::documentId).collect(Collectors.toUnmodifiableSet());
        }
    }
}
