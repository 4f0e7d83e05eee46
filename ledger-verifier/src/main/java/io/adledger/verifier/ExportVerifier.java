package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Verifies exports of a journal in a directory, in Ion text or binary: the files that the manifests name, in order, with
 * nothing missing, and the blocks in them as {@link JournalVerifier} does. Exports that continue each other, as those of
 * the days of an archive, are verified as one. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/export-journal.output.html">Journal export output in
 *     QLDB</a>
 */
public final class ExportVerifier {

    private static final String STARTED = ".started.manifest";
    private static final String COMPLETED = ".completed.manifest";

    private final Supplier<JournalVerifier> verifiers;

    /**
     * @param verifiers makes one for each run of blocks; a run may begin in the midst of a journal, unless the verifier
     *     demands otherwise
     */
    public ExportVerifier(Supplier<JournalVerifier> verifiers) {
        this.verifiers = verifiers;
    }

    /**
     * Verifies every export in a directory.
     *
     * @param verified told each block once it is verified
     * @throws VerificationException if one does not verify, is not complete, blocks are missing between two, or there is
     *     none
     * @throws UncheckedIOException if the directory cannot be read
     */
    public List<ExportReport> verify(Path directory, Consumer<VerifiedBlock> verified) {
        List<Path> completed = manifests(directory, COMPLETED);
        for (Path started : manifests(directory, STARTED)) {
            String exportId = name(started).substring(0, name(started).length() - STARTED.length());
            require(
                    completed.stream().anyMatch(manifest -> name(manifest).startsWith(exportId + ".")),
                    "export " + exportId + " is complete: it has a manifest that it was started, and none that it was"
                            + " completed");
        }
        require(!completed.isEmpty(), "there is an export in " + directory + ", with its manifest of completion");
        List<CompletedManifest> manifests = completed.stream()
                .map(manifest -> CompletedManifest.read(directory, manifest))
                .toList();
        List<List<CompletedManifest>> runs = new ArrayList<>();
        manifests.stream().filter(CompletedManifest::isEmpty).map(List::of).forEach(runs::add);
        runs.addAll(ExportRuns.of(
                manifests.stream().filter(manifest -> !manifest.isEmpty()).toList()));
        List<ExportReport> reports = new ArrayList<>();
        for (List<CompletedManifest> run : runs) {
            reports.add(
                    new ExportReport(run.stream().map(CompletedManifest::path).toList(), verify(run, verified)));
        }
        return reports;
    }

    private JournalReport verify(List<CompletedManifest> run, Consumer<VerifiedBlock> verified) {
        List<ExportFile> files =
                run.stream().flatMap(manifest -> manifest.files().stream()).toList();
        JournalVerifier verifier = verifiers.get();
        try (ExportedBlocks blocks = new ExportedBlocks(files)) {
            return verifier.verify(blocks, verified);
        }
    }

    private static List<Path> manifests(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> name(file).endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
