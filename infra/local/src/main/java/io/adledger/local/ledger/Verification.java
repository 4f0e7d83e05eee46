package io.adledger.local.ledger;

import io.adledger.ledger.journal.JournalFiles;
import io.adledger.local.Terminal;
import io.adledger.verifier.Digest;
import io.adledger.verifier.ExportReport;
import io.adledger.verifier.ExportVerifier;
import io.adledger.verifier.JournalReport;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.RedactedRevision;
import io.adledger.verifier.VerifiedBlock;
import io.adledger.verifier.VerifiedRevision;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Verifies whole journals, wherever they are, and tells what it found. */
final class Verification {

    private final PrintWriter out;
    private final Supplier<JournalVerifier> verifiers;
    private final Optional<String> document;

    /**
     * @param document lists the revisions of this one
     */
    Verification(PrintWriter out, Supplier<JournalVerifier> verifiers, Optional<String> document) {
        this.out = out;
        this.verifiers = verifiers;
        this.document = document;
    }

    void ofFiles(Path journal) {
        try (JournalFiles files = JournalFiles.open(journal)) {
            tell(withProgress(
                    files.estimatedBlocks(), verified -> verifiers.get().whole().verify(files, verified)));
        }
    }

    void ofRunning(RunningLedger ledger) {
        Digest digest = ledger.digest();
        tell(withProgress(
                digest.size(),
                verified -> verifiers.get().whole().expect(digest).verify(ledger.blocks(), verified)));
    }

    void ofExports(Path directory) {
        var exports = new ExportVerifier(verifiers);
        for (ExportReport report : withProgress(0, verified -> exports.verify(directory, verified))) {
            report.manifests().forEach(out::println);
            tell(report.journal());
        }
    }

    private <R> R withProgress(long expected, Function<Consumer<VerifiedBlock>, R> verification) {
        var progress = new BlockProgress(System.err, Terminal.isThere(), expected);
        try {
            return verification.apply(progress.andThen(this::list));
        } finally {
            progress.end();
        }
    }

    private void list(VerifiedBlock block) {
        for (VerifiedRevision revision : block.revisions()) {
            if (document.filter(revision.documentId()::equals).isPresent()) {
                out.printf(
                        "version %d, block %d, %s, %s%s%n",
                        revision.version(),
                        block.sequenceNo(),
                        block.timestamp(),
                        revision.hash(),
                        revision.isRedacted() ? ", redacted" : "");
            }
        }
    }

    private void tell(JournalReport report) {
        if (report.first().isEmpty() || report.last().isEmpty()) {
            out.println("no blocks");
            return;
        }
        out.printf(
                "verified: blocks %d to %d of strand %s, with %,d revisions, %,d of them redacted%n",
                report.first().get().sequenceNo(),
                report.last().get().sequenceNo(),
                report.first().get().strandId(),
                report.revisions(),
                report.redacted());
        for (RedactedRevision revision : report.awaitingErasure()) {
            out.printf(
                    "not erased yet: version %d of document %s in block %d%n",
                    revision.version(), revision.documentId(), revision.place().sequenceNo());
        }
        report.digest()
                .ifPresent(digest -> out.printf(
                        "digest %s, tip %d%n", digest.hash(), digest.tip().sequenceNo()));
    }
}
