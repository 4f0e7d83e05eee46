package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonException;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Verifies exports of a journal in a directory, in Ion text or binary: the files that the manifest names, in order, with
 * nothing missing, and the blocks in them as {@link JournalVerifier} does. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/export-journal.output.html">Journal export output in
 *     QLDB</a>
 */
public final class ExportVerifier {

    private static final String STARTED = ".started.manifest";
    private static final String COMPLETED = ".completed.manifest";

    private final Supplier<JournalVerifier> verifiers;

    /**
     * @param verifiers makes one for each export; an export may begin in the midst of a journal, unless the verifier
     *     demands otherwise
     */
    public ExportVerifier(Supplier<JournalVerifier> verifiers) {
        this.verifiers = verifiers;
    }

    /**
     * Verifies every export in a directory.
     *
     * @param verified told each block once it is verified
     * @throws VerificationException if one does not verify, is not complete, or there is none
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
        List<ExportReport> reports = new ArrayList<>();
        for (Path manifest : completed) {
            reports.add(new ExportReport(manifest, verify(directory, files(directory, manifest), verified)));
        }
        return reports;
    }

    private JournalReport verify(Path directory, List<ExportFile> files, Consumer<VerifiedBlock> verified) {
        for (int i = 1; i < files.size(); i++) {
            ExportFile before = files.get(i - 1);
            ExportFile file = files.get(i);
            require(
                    file.first() == before.last() + 1 && file.strandId().equals(before.strandId()),
                    "file " + directory.relativize(file.path()) + " continues " + directory.relativize(before.path()));
        }
        JournalVerifier verifier = verifiers.get();
        try (ExportedBlocks blocks = new ExportedBlocks(files)) {
            return verifier.verify(blocks, verified);
        }
    }

    private static List<ExportFile> files(Path directory, Path manifest) {
        List<ExportFile> files = new ArrayList<>();
        for (String key : keys(manifest)) {
            files.add(ExportFile.of(file(directory, manifest, key)));
        }
        files.sort(Comparator.comparingLong(ExportFile::first));
        return files;
    }

    private static List<String> keys(Path manifest) {
        try {
            IonValue value = IonSystemBuilder.standard().build().singleValue(Files.readAllBytes(manifest));
            List<String> keys = new ArrayList<>();
            for (IonValue key : StrictStruct.of("the manifest", value, "keys").list("keys")) {
                require(key instanceof IonText && !key.isNullValue(), "a key in the manifest is text");
                keys.add(((IonText) key).stringValue());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IonException e) {
            throw new VerificationException("manifest " + manifest + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The file of a key. The directory may be a copy of a folder within the bucket, so that the keys' first parts are gone,
     * or have the bucket's own folder in it.
     */
    private static Path file(Path directory, Path manifest, String key) {
        Path within = Path.of(key).normalize();
        require(!within.isAbsolute() && !within.startsWith(".."), "key " + key + " stays within the export");
        for (Path base = manifest.getParent(); base != null && base.startsWith(directory); base = base.getParent()) {
            for (int from = 0; from < within.getNameCount(); from++) {
                Path file = base.resolve(within.subpath(from, within.getNameCount()));
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new VerificationException("the manifest names " + key + ", which is not there");
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
