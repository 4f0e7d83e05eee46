package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.storage.Views;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was redacted is in no file of the ledger. The secret is a long word that compresses to nothing else. */
class ErasureTest {

    private static final String SECRET = "Rumpelstiltskin-8d1f0c4be7";

    @TempDir
    private Path folder;

    @Test
    void whatWasRedactedIsInNoFileAnyMore() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            publishTheSecret(ledger);
            assertThat(filesWithTheSecret()).isNotEmpty();

            redact(ledger);

            awaitErasure();
            assertThat(title(ledger)).isEqualTo("public");
        }
        assertThat(filesWithTheSecret()).isEmpty();
    }

    @Test
    void whatHadReachedTheTablesOnDiskIsErasedAsWell() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            publishTheSecret(ledger);
        }
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            new Client(ledger).execute("INSERT INTO Ads {'title': 'another'}");
        }
        assertThat(filesWithTheSecret()).isNotEmpty();
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            redact(ledger);

            awaitErasure();
        }
    }

    @Test
    void aTransactionThatMayStillSeeItDelaysTheErasureOfTheFilesAndNothingElse() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            publishTheSecret(ledger);
            try (Client.Open before = new Client(ledger).begin()) {
                redact(ledger);

                assertThat(before.execute("SELECT * FROM history(Ads)").toString())
                        .contains(SECRET);
                assertThat(journal(ledger))
                        .noneMatch(block -> String.valueOf(block).contains(SECRET));
            }
            awaitErasure();
        }
    }

    /** The block is in the journal, and the process ends before anything else happens. */
    @Test
    void whatACrashInterruptedIsDoneWhenTheLedgerIsOpened() {
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            publishTheSecret(ledger);
        }
        JournalStore failing = new FailingToRedact(RocksDbJournalStore.open(folder.resolve("journal")));
        try (Ledger ledger =
                Ledger.open("ads", LedgerSettings.defaults(), failing, Views.open(folder.resolve("views")))) {
            assertThatThrownBy(() -> redact(ledger)).isInstanceOf(LedgerFailedException.class);
            assertThat(journal(ledger)).anyMatch(block -> String.valueOf(block).contains(SECRET));
        }

        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            assertThat(journal(ledger)).noneMatch(block -> String.valueOf(block).contains(SECRET));
            awaitErasure();
        }
    }

    @Test
    void viewsThatAreBuiltAnewFromAJournalThatHasNotCarriedOutARedactionDoSo() throws IOException {
        JournalStore journal = RocksDbJournalStore.open(folder.resolve("journal"));
        JournalStore failing = new FailingToRedact(journal);
        try (Ledger ledger =
                Ledger.open("ads", LedgerSettings.defaults(), failing, Views.open(folder.resolve("lost")))) {
            publishTheSecret(ledger);
            assertThatThrownBy(() -> redact(ledger)).isInstanceOf(LedgerFailedException.class);
        }
        try (Stream<Path> lost = Files.list(folder.resolve("lost"))) {
            for (Path file : lost.toList()) {
                Files.delete(file);
            }
        }

        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            assertThat(new Client(ledger).execute("SELECT * FROM history(Ads)").toString())
                    .doesNotContain(SECRET)
                    .contains("dataHash");
            awaitErasure();
        }
    }

    /** As {@code kill -9} would: nothing is closed, no hook is run. */
    @Test
    void aProcessThatIsKilledAsSoonAsTheCommitIsAnsweredLeavesTheRestToTheNext() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedactAndDie.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(RedactAndDie.KILLED);

        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder)) {
            assertThat(journal(ledger)).noneMatch(block -> String.valueOf(block).contains(SECRET));
            assertThat(title(ledger)).isEqualTo("public");
            awaitErasure();
        }
    }

    /** Publishes the secret, redacts it, and is gone. */
    static final class RedactAndDie {

        private static final int KILLED = 137;

        private RedactAndDie() {}

        public static void main(String[] arguments) {
            Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), Path.of(arguments[0]));
            publishTheSecret(ledger);
            redact(ledger);
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static void publishTheSecret(Ledger ledger) {
        Client client = new Client(ledger);
        client.execute("CREATE TABLE Ads");
        client.execute("CREATE INDEX ON Ads (title)");
        client.execute("INSERT INTO Ads {'title': ?, 'tags': [?]}", SECRET, SECRET);
        client.execute("UPDATE Ads SET title = 'public', tags = []");
    }

    private static void redact(Ledger ledger) {
        Client client = new Client(ledger);
        IonStruct revision = (IonStruct) client.execute(
                        "SELECT * FROM history(Ads) AS h WHERE h.metadata.version = 0 AND h.data.tags IS NOT MISSING")
                .getFirst();
        client.execute(
                "EXEC REDACT_REVISION ?, ?, ?",
                revision.get("blockAddress").clone(),
                Client.text(
                        client.execute("SELECT VALUE {'id': tableId} FROM information_schema.user_tables")
                                .getFirst(),
                        "id"),
                Client.text(revision.get("metadata"), "id"));
    }

    private static String title(Ledger ledger) {
        return Client.text(
                new Client(ledger)
                        .execute("SELECT * FROM Ads WHERE title = 'public'")
                        .getFirst(),
                "title");
    }

    private static List<Block> journal(Ledger ledger) {
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            return blocks.toList();
        }
    }

    /** Files come and go while they are looked at. */
    private void awaitErasure() {
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(filesWithTheSecret()).isEmpty());
    }

    private List<Path> filesWithTheSecret() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(ErasureTest::hasTheSecret)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A journal whose process ends when it is to redact something. */
    private record FailingToRedact(JournalStore journal) implements JournalStore {

        @Override
        public void append(long expectedSequenceNo, List<Block> blocks) {
            journal.append(expectedSequenceNo, blocks);
        }

        @Override
        public Optional<JournalTip> tip() {
            return journal.tip();
        }

        @Override
        public Stream<Block> read(long fromSequenceNo) {
            return journal.read(fromSequenceNo);
        }

        @Override
        public void redact(long sequenceNo, String documentId) {
            throw new JournalStoreException("the power is gone");
        }

        @Override
        public void erase(SortedSet<Long> sequenceNos) {
            throw new JournalStoreException("the power is gone");
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
