package io.adledger.local.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/**
 * The rows of a load that have been accepted, remembered in a file with one row number a line.
 *
 * <p>It saves requests and nothing else: a row that was accepted but is missing here, or only half written, is
 * published again under its idempotency key, which changes nothing. Thread-safe.
 */
final class DoneRows implements AutoCloseable {

    private final BitSet rows;
    private final BufferedWriter file;

    private DoneRows(BitSet rows, BufferedWriter file) {
        this.rows = rows;
        this.file = file;
    }

    static DoneRows open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var rows = Files.exists(path) ? read(path) : new BitSet();
            var file = Files.newBufferedWriter(
                    path, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new DoneRows(rows, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    synchronized boolean contains(Row row) {
        return rows.get(row.number());
    }

    synchronized void add(Row row) {
        rows.set(row.number());
        try {
            file.write(row.number() + "\n");
            file.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // A file cut off within its last line ends in a number that stands for another row: only whole lines count.
    private static BitSet read(Path path) throws IOException {
        var rows = new BitSet();
        String text = Files.readString(path, StandardCharsets.US_ASCII);
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.matches("\\d{1,9}"))
                .forEach(line -> rows.set(Integer.parseInt(line)));
        return rows;
    }
}
