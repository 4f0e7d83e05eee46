package io.adledger.ledger.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedExportTest {

    /** Somewhere in the middle: an INSERT. */
    private static final int BLOCK = 9;

    @TempDir
    private Path folder;

    private Path export;
    private Path target;

    @BeforeEach
    void export() {
        export = folder.resolve("export");
        target = folder.resolve("new/data/ledger");
        try (Ledger source = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            ExportedLedger.fill(source);
            ExportedLedger.export(source, folder.resolve("jobs"), export, OutputFormat.ION_TEXT);
        }
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(target).doesNotExist();
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void changedDataIsRefused() {
        damageBlock(BLOCK, text -> text.replace("a bicycle", "a unicycle"));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aChangedStatementIsRefused() {
        damageBlock(BLOCK, text -> text.replace("INSERT INTO Ads {", "INSERT INTO Ads  {"));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aChangedVersionIsRefused() {
        damageBlock(BLOCK, text -> text.replace("version:0", "version:1"));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aChangedTimeIsRefusedInEveryBlock() {
        for (int block = 0; block < 4; block++) {
            Path object = objectOf(block);
            String before = read(object);
            damageBlock(block, text -> changeFirst(text, "blockTimestamp:20(\\d\\d)", "19"));

            refusedNaming("block " + block);
            write(object, before);
        }
    }

    @Test
    void aChangedStatementDigestIsRefused() {
        damageBlock(BLOCK, text -> changeFirst(text, "statementDigest:\\{\\{(.)", "A"));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aChangedHashOfTheChainIsRefused() {
        for (String field : List.of("blockHash", "entriesHash", "previousBlockHash", "entriesHashList:\\[")) {
            Path object = objectOf(BLOCK);
            String before = read(object);
            String pattern = field.endsWith("[") ? field + "\\{\\{(.)" : field + ":\\{\\{(.)";
            damageBlock(BLOCK, text -> changeFirst(text, pattern, "A"));

            refusedNaming("block ");
            write(object, before);
        }
    }

    @Test
    void theHashInPlaceOfADocumentsRevisionIsRefused() {
        damageBlock(
                BLOCK, text -> text.replaceFirst("revisions:\\[.*hash:(\\{\\{[^}]*}}).*]", "revisions:[{hash:$1}]"));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aMissingBlockIsRefused() {
        rewrite(objectOf(BLOCK), lines -> lines.remove(lineOf(lines, BLOCK)));

        refusedNaming("block " + BLOCK);
    }

    @Test
    void aMissingLastBlockOfAnObjectIsRefused() {
        rewrite(objectOf(0), List::removeLast);

        refusedNaming("is missing: out/");
    }

    @Test
    void blocksInAnotherOrderAreRefused() {
        rewrite(objectOf(0), lines -> Collections.swap(lines, 0, 1));

        refusedNaming("block 1 stands where block 0 should");
    }

    @Test
    void aBlockMoreThanTheNamePromisesIsRefused() {
        rewrite(objectOf(0), lines -> lines.add(lines.getLast()));

        refusedNaming("block ");
    }

    @Test
    void anObjectCutShortIsRefused() {
        Path object = objectOf(BLOCK);
        write(object, read(object).substring(0, read(object).length() / 2));

        refusedNaming("block ");
    }

    @Test
    void aMissingObjectIsRefused() throws IOException {
        Path object = objectOf(BLOCK);
        Files.delete(object);

        refusedNaming(object.getFileName() + " is missing");
    }

    @Test
    void aMissingFirstObjectInTheManifestIsRefused() {
        manifest(text -> text.replaceFirst("keys:\\[\"[^\"]*\",", "keys:["));

        refusedNaming("block 0 is missing");
    }

    @Test
    void aMissingObjectInTheManifestIsRefused() {
        manifest(text -> text.replaceFirst("(keys:\\[\"[^\"]*\"),\"[^\"]*\"", "$1"));

        refusedNaming(" is missing: ");
    }

    @Test
    void anExportThatWasNotCompletedIsRefused() throws IOException {
        Files.delete(file(name -> name.endsWith(".completed.manifest")));

        refusedNaming("was not completed");
    }

    @Test
    void aDirectoryWithoutAnExportIsRefused() {
        export = folder.resolve("nothing");

        refusedNaming("no manifest");
    }

    private void refusedNaming(String what) {
        assertThatThrownBy(() ->
                        JournalImport.of(new DirectoryObjectStore(export), "").into(target))
                .isInstanceOf(BrokenExportException.class)
                .hasMessageContaining(what);
    }

    private void damageBlock(int sequenceNo, UnaryOperator<String> damage) {
        rewrite(objectOf(sequenceNo), lines -> {
            int line = lineOf(lines, sequenceNo);
            String damaged = damage.apply(lines.get(line));
            assertThat(damaged).isNotEqualTo(lines.get(line));
            lines.set(line, damaged);
        });
    }

    private static int lineOf(List<String> lines, int sequenceNo) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("sequenceNo:" + sequenceNo + "}")) {
                return i;
            }
        }
        throw new AssertionError("no block " + sequenceNo);
    }

    private static String changeFirst(String text, String pattern, String replacement) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        String other = matcher.group(1).equals(replacement) ? "B" : replacement;
        return text.substring(0, matcher.start(1)) + other + text.substring(matcher.end(1));
    }

    private interface Change {
        void of(List<String> lines);
    }

    private static void rewrite(Path object, Change change) {
        List<String> lines = new ArrayList<>(List.of(read(object).split("\n", -1)));
        lines.removeIf(String::isEmpty);
        change.of(lines);
        write(object, String.join("\n", lines) + "\n");
    }

    private void manifest(UnaryOperator<String> change) {
        Path manifest = file(name -> name.endsWith(".completed.manifest"));
        String changed = change.apply(read(manifest));
        assertThat(changed).isNotEqualTo(read(manifest));
        write(manifest, changed);
    }

    private Path objectOf(int sequenceNo) {
        return file(name -> {
            Matcher range = Pattern.compile("\\w+\\.(\\d+)-(\\d+)\\.ion").matcher(name);
            return range.matches()
                    && Integer.parseInt(range.group(1)) <= sequenceNo
                    && sequenceNo <= Integer.parseInt(range.group(2));
        });
    }

    private Path file(java.util.function.Predicate<String> name) {
        try (Stream<Path> files = Files.walk(export)) {
            return files.filter(file -> name.test(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
