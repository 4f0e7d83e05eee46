package io.adledger.lambda.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A function's code where its process runs, and its log. All that was made for it is gone when it is closed; once is enough. */
final class FunctionFolder implements AutoCloseable {

    private final Path own;
    private final Path code;

    private FunctionFolder(Path own, Path code) {
        this.own = own;
        this.code = code;
    }

    static FunctionFolder of(Path code) throws IOException {
        Path own = Files.createTempDirectory("function");
        if (Files.isDirectory(code)) {
            return new FunctionFolder(own, code.toAbsolutePath());
        }
        Path unpacked = own.resolve("code");
        unpack(code, unpacked);
        return new FunctionFolder(own, unpacked);
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(archive + " has a file outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    Path code() {
        return code;
    }

    Path log() {
        return own.resolve("log");
    }

    @Override
    public void close() throws IOException {
        if (Files.notExists(own)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(own)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
