package io.adledger.local.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The ads in a CSV file (RFC 4180) with a header.
 *
 * <p>Rows in the order of the file are read as they are asked for; an order by columns needs all of them in memory.
 */
final class CsvFile implements RowSource {

    /** How the file is to be read. */
    record Format(char delimiter, Charset charset) {}

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final Format format;
    private final ColumnMapping mapping;
    private final String fingerprint;
    private final int count;

    private CsvFile(Path path, Format format, ColumnMapping mapping, String fingerprint, int count) {
        this.path = path;
        this.format = format;
        this.mapping = mapping;
        this.fingerprint = fingerprint;
        this.count = count;
    }

    /**
     * Looks at the whole file once.
     *
     * @throws CommandFailure if it is not there, is not CSV or not in its character set, or lacks a needed column
     */
    static CsvFile open(Path path, Format format, Map<AdField, ValueSource> wished, List<String> order) {
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure("there is no file " + path);
        }
        try {
            String fingerprint = sha256(path);
            var header = new ArrayList<String>();
            int count = 0;
            try (var reader = reader(path, format)) {
                for (NamedCsvRecord record : reader) {
                    if (count++ == 0) {
                        header.addAll(record.getHeader());
                    }
                }
            }
            if (count == 0) {
                throw new CommandFailure(path + " has no rows");
            }
            return new CsvFile(path, format, ColumnMapping.of(header, wished, order), fingerprint, count);
        } catch (CharacterCodingException malformed) {
            throw notIn(path, format, malformed);
        } catch (UncheckedIOException | CsvParseException failure) {
            throw unreadable(path, format, failure);
        } catch (IOException failure) {
            throw new CommandFailure(
                    "cannot read " + path + ": " + failure.getClass().getSimpleName(), failure);
        }
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Stream<Row> rows() {
        var csvRow = new CsvRow(mapping);
        var number = new AtomicInteger(1);
        try {
            CsvReader<NamedCsvRecord> reader = reader(path, format);
            Stream<Row> rows = inOrder(reader.stream().map(record -> new Numbered(number.incrementAndGet(), record)))
                    .map(numbered -> csvRow.read(numbered.number, numbered.record));
            return rows.onClose(() -> close(reader));
        } catch (IOException failure) {
            throw unreadable(path, format, failure);
        }
    }

    private record Numbered(int number, NamedCsvRecord record) {
        String in(String column) {
            return record.findField(column).orElse("");
        }
    }

    private Stream<Numbered> inOrder(Stream<Numbered> rows) {
        return mapping.order().stream()
                .map(column -> Comparator.<Numbered, String>comparing(row -> row.in(column)))
                .reduce(Comparator::thenComparing)
                .map(rows::sorted)
                .orElse(rows);
    }

    private static CsvReader<NamedCsvRecord> reader(Path path, Format format) throws IOException {
        var characters = new PushbackReader(Files.newBufferedReader(path, format.charset));
        int first = characters.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            characters.unread(first);
        }
        return CsvReader.builder()
                .fieldSeparator(format.delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofNamedCsvRecord(characters);
    }

    private static void close(CsvReader<NamedCsvRecord> reader) {
        try {
            reader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static CommandFailure unreadable(Path path, Format format, Exception failure) {
        return failure.getCause() instanceof CharacterCodingException
                ? notIn(path, format, failure)
                : new CommandFailure("cannot read " + path + ": " + CommandFailure.reasonOf(failure), failure);
    }

    private static CommandFailure notIn(Path path, Format format, Exception failure) {
        return new CommandFailure(path + " is not in " + format.charset + ": give --charset", failure);
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path);
                var digesting = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
