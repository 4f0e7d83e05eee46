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

/**
 * A manifest of what an export has written, and the files that it names: consecutive blocks of one strand.
 *
 * @param path of the manifest
 * @param files in the order of their blocks; none if there was nothing to export
 */
record CompletedManifest(Path path, List<ExportFile> files) {

    /**
     * Reads a manifest and finds its files.
     *
     * @param directory that all files are in
     * @throws VerificationException if it cannot be read, or a file is missing, or does not continue the one before
     */
    static CompletedManifest read(Path directory, Path path) {
        List<ExportFile> files = new ArrayList<>();
        for (String key : keys(path)) {
            files.add(ExportFile.of(file(directory, path, key)));
        }
        files.sort(Comparator.comparingLong(ExportFile::first));
        for (int i = 1; i < files.size(); i++) {
            require(
                    files.get(i).follows(files.get(i - 1)),
                    "file " + directory.relativize(files.get(i).path()) + " continues "
                            + directory.relativize(files.get(i - 1).path()));
        }
        return new CompletedManifest(path, files);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    long first() {
        return files.getFirst().first();
    }

    long last() {
        return files.getLast().last();
    }

    String strandId() {
        return files.getFirst().strandId();
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
}
