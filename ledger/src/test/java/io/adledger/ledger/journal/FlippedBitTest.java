package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.JournalReport;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.VerificationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class FlippedBitTest {

    @TempDir
    Path directory;

    @Test
    void everyFlippedBitOfEveryStoredBlockIsFoundAndItsBlockNamed() {
        List<byte[]> journal = storedJournal();
        long flips = 0;
        for (int block = 0; block < journal.size(); block++) {
            for (int bit = 0; bit < journal.get(block).length * Byte.SIZE; bit++) {
                assertThat(blockNamedAfterFlipping(journal, block, bit))
                        .as("bit %d of block %d", bit, block)
                        .isEqualTo(block);
                flips++;
            }
        }
        assertThat(flips).isGreaterThan(10_000);
    }

    private static List<byte[]> storedJournal() {
        try (Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults())) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            Committed.execute(
                    ledger,
                    "INSERT INTO Ads VALUE `{adId: \"ad-1\", n: 0, price: 12.50, on: 2024-02-29T, tags: [a, b]}`");
            Committed.execute(ledger, "UPDATE Ads SET n = -1, price = 1e3, picture = `{{aGVsbG8=}}`");
            Committed.execute(ledger, "DELETE FROM Ads");
            try (Stream<Block> blocks = ledger.journal().read(0)) {
                return blocks.map(block -> IonValues.stored(block::writeTo)).toList();
            }
        }
    }

    /** Of three blocks, so that every flip can be tried in reasonable time. */
    private static long blockNamedAfterFlipping(List<byte[]> journal, int block, int bit) {
        int first = Math.max(0, block - 1);
        List<byte[]> stored = new ArrayList<>(journal.subList(first, Math.min(journal.size(), block + 2)));
        byte[] flipped = journal.get(block).clone();
        flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        stored.set(block - first, flipped);
        try {
            new JournalVerifier(BlockRules.ADLEDGER)
                    .from(first)
                    .verify(stored.stream().map(JournalFiles::exactly).iterator(), verified -> {});
            return -1;
        } catch (VerificationException e) {
            return e.sequenceNo().orElse(-2);
        }
    }

    @Test
    void theFilesOfAJournalAreReadAsTheyAreAlsoWhileTheyAreInUse() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory)) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            Committed.execute(ledger, "INSERT INTO Ads VALUE {'adId': 'ad-1'}");
            try (JournalFiles files = JournalFiles.open(directory.resolve("journal"))) {
                assertThat(verified(files).blocks()).isEqualTo(3);
            }
        }
        try (JournalFiles files = JournalFiles.open(directory.resolve("journal"))) {
            assertThat(verified(files).blocks()).isEqualTo(3);
        }
    }

    @Test
    void aBlockThatWasWrittenOverOrTakenOutIsNamed() throws RocksDBException {
        Path journal = directory.resolve("journal");
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory)) {
            for (int i = 0; i < 5; i++) {
                Committed.execute(ledger, "CREATE TABLE Ads" + i);
            }
        }
        try (Options options = new Options();
                RocksDB database = RocksDB.open(options, journal.toString())) {
            byte[] stored = database.get(key(3));
            stored[stored.length / 2] ^= 1;
            database.put(key(3), stored);
        }
        assertThat(blockNamed(journal)).isEqualTo(3);
        try (Options options = new Options();
                RocksDB database = RocksDB.open(options, journal.toString())) {
            database.delete(key(2));
        }
        assertThat(blockNamed(journal)).isEqualTo(2);
    }

    /** The blocks are in the log as long as they have not been written to a table. */
    @Test
    void aFlippedBitAnywhereInTheLogIsFoundAtTheEndToo() throws IOException {
        Path journal = directory.resolve("journal");
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), directory)) {
            Committed.execute(ledger, "CREATE TABLE Ads");
            Committed.execute(ledger, "INSERT INTO Ads VALUE {'adId': 'ad-1'}");
        }
        Path log = theLargestLog(journal);
        byte[] stored = Files.readAllBytes(log);
        for (int at = 0; at < stored.length; at += 13) {
            byte[] flipped = stored.clone();
            flipped[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(log, flipped);

            assertThatThrownBy(() -> blockNamedOrRefused(journal))
                    .as("byte %d of %d", at, stored.length)
                    .isInstanceOfAny(VerificationException.class, JournalStoreException.class);
        }
    }

    private static Path theLargestLog(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void blockNamedOrRefused(Path journal) {
        try (JournalFiles files = JournalFiles.open(journal)) {
            verified(files);
        }
    }

    @Test
    void aDirectoryWithoutAJournalIsRefused() {
        assertThatExceptionOfType(JournalStoreException.class)
                .isThrownBy(() -> JournalFiles.open(directory))
                .withMessageContaining("no journal");
    }

    private static byte[] key(long sequenceNo) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequenceNo).array();
    }

    private static long blockNamed(Path journal) {
        try (JournalFiles files = JournalFiles.open(journal)) {
            verified(files);
            return -1;
        } catch (VerificationException e) {
            return e.sequenceNo().orElse(-2);
        }
    }

    private static JournalReport verified(Iterator<IonStruct> blocks) {
        return new JournalVerifier(BlockRules.ADLEDGER).whole().verify(blocks, block -> {});
    }
}
