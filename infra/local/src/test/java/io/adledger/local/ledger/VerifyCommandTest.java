package io.adledger.local.ledger;

import static io.adledger.local.ledger.VerifyRun.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class VerifyCommandTest {

    @TempDir
    private Path folder;

    private String output = "";
    private String document = "";
    private String digest = "";

    @BeforeEach
    void aLedgerWithFourBlocks() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"))) {
            execute(ledger, "CREATE TABLE Ads");
            document = execute(ledger, "INSERT INTO Ads {'adId': 'ad-1'}");
            execute(ledger, "UPDATE Ads SET adId = 'ad-2'");
            digest = ledger.proofs().digest().hash().toString();
        }
    }

    @Test
    void aWholeJournalIsVerifiedAndItsDigestPrinted() {
        assertThat(run("--data", folder.toString())).isZero();

        assertThat(output).contains("verified: blocks 0 to 3", "digest " + digest + ", tip 3");
    }

    @Test
    void aJournalIsVerifiedWhileALedgerUsesIt() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"))) {
            execute(ledger, "UPDATE Ads SET adId = 'ad-3'");

            assertThat(run("--data", folder.toString(), "--digest", digest, "--tip", "3"))
                    .isZero();
        }
        assertThat(output).contains("blocks 0 to 4");
    }

    @Test
    void theRevisionsOfADocumentAreListed() {
        assertThat(run("--data", folder.toString(), "--document", document)).isZero();

        assertThat(output).contains("version 0, block 2", "version 1, block 3");
    }

    @Test
    void anotherDigestThanTheOneThatWasKeptIsAFailure() {
        String other = Hash.sha256Of(new byte[1]).toString();

        assertThat(run("--data", folder.toString(), "--digest", other, "--tip", "2"))
                .isEqualTo(1);

        assertThat(output).contains("block 2", "has the digest " + other);
    }

    @Test
    void aJournalThatIsShorterThanItWasIsAFailure() {
        assertThat(run("--data", folder.toString(), "--digest", digest, "--tip", "7"))
                .isEqualTo(1);

        assertThat(output).contains("block 4", "ends before");
    }

    @Test
    void aChangedBlockIsNamed() throws RocksDBException {
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(2).array();
        try (Options options = new Options();
                RocksDB journal =
                        RocksDB.open(options, folder.resolve("ledger/journal").toString())) {
            String stored = new String(journal.get(key), StandardCharsets.ISO_8859_1);
            journal.put(key, stored.replace("ad-1", "ad-7").getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(run("--data", folder.toString())).isEqualTo(1);

        assertThat(output).contains("block 2");
    }

    @Test
    void anExportIsVerifiedFromItsManifestOn() throws IOException {
        Path export = export();

        assertThat(run("--export", export.toString(), "--digest", digest, "--tip", "3"))
                .isZero();

        assertThat(output).contains("blocks 0 to 3", "digest " + digest);
    }

    @Test
    void anExportWithoutOneOfItsFilesIsAFailure() throws IOException {
        Path export = export();
        try (Stream<Path> files = Files.walk(export)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("-3.ion")).toList()) {
                Files.delete(file);
            }
        }

        assertThat(run("--export", export.toString())).isEqualTo(1);

        assertThat(output).contains("which is not there");
    }

    @Test
    void aChangedValueInAnExportIsAFailureAndItsBlockNamed() throws IOException {
        Path export = export();
        try (Stream<Path> files = Files.walk(export)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("-3.ion")).toList()) {
                Files.writeString(file, Files.readString(file).replace("ad-2", "ad-9"));
            }
        }

        assertThat(run("--export", export.toString())).isEqualTo(1);

        assertThat(output).contains("block 3", "transactionInfo");
    }

    @Test
    void anExportThatWasNotCompletedOrIsInJsonIsAFailure() throws IOException {
        Path export = export();
        Files.writeString(export.resolve("ads/other.started.manifest"), "{}");
        assertThat(run("--export", export.toString())).isEqualTo(1);
        assertThat(output).contains("export other is complete");

        Files.writeString(
                export.resolve("ads/other.strand.completed.manifest"),
                "{keys: [\"ads/0123456789012345678901.0-3.json\"]}");
        Files.writeString(export.resolve("ads/0123456789012345678901.0-3.json"), "{}");
        assertThat(run("--export", export.toString())).isEqualTo(1);
        assertThat(output).contains("JSON cannot be verified");
    }

    @Test
    void whatMakesNoSenseIsMisuse() {
        assertThat(run("--data", folder.toString(), "--digest", digest)).isEqualTo(2);
        assertThat(run("--data", folder.toString(), "--table", "Ads")).isEqualTo(2);
        assertThat(run("--data", folder.toString(), "--export", folder.toString()))
                .isEqualTo(2);
    }

    @Test
    void aFolderWithoutAJournalIsAFailure() {
        assertThat(run("--data", folder.resolve("views").toString())).isEqualTo(1);

        assertThat(output).contains("there is no journal of a ledger ads");
    }

    /** Two files, text and binary, as a bucket's folder with prefix "exports" has been copied. */
    private Path export() throws IOException {
        Path export = folder.resolve("export");
        Files.createDirectories(export.resolve("ads/2026"));
        List<Block> blocks;
        String strandId;
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"));
                Stream<Block> journal = ledger.journal().read(0)) {
            blocks = journal.toList();
            strandId = ledger.proofs().digest().tip().strandId();
        }
        String first = "ads/2026/" + strandId + ".0-1.ion";
        String second = "ads/2026/" + strandId + ".2-3.ion";
        byte[] binary = IonValues.portable(writer -> {
            blocks.get(0).writePublishedTo(writer);
            blocks.get(1).writePublishedTo(writer);
        });
        Files.write(export.resolve(first), binary);
        String text = blocks.subList(2, 4).stream()
                .map(block -> IonValues.text(block::writePublishedTo))
                .collect(Collectors.joining("\n"));
        Files.writeString(export.resolve(second), text);
        Files.writeString(export.resolve("ads/one.started.manifest"), "{exportId: \"one\"}");
        Files.writeString(
                export.resolve("ads/one." + strandId + ".completed.manifest"),
                "{keys: [\"exports/" + second + "\", \"exports/" + first + "\"]}");
        return export;
    }

    private int run(String... arguments) {
        VerifyRun run = VerifyRun.of(arguments);
        output = run.output();
        return run.exitCode();
    }
}
