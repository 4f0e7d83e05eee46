package io.adledger.ledger.backup;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.imports.JournalContent;
import io.adledger.ledger.imports.TargetNotEmptyException;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalBackupTest {

    @TempDir
    private Path folder;

    @Test
    void aRestoredLedgerIsTheLedgerAsItWas() {
        try (Ledger ledger = open("ledger")) {
            fill(ledger, 20);
            JournalContent content = take("backup");
            assertThat(content.digest()).isEqualTo(ledger.proofs().digest());

            JournalBackup.restore(folder.resolve("backup"), folder.resolve("restored"), done -> {});

            try (Ledger restored = open("restored")) {
                assertThat(restored.proofs().digest()).isEqualTo(content.digest());
                for (String query :
                        List.of("SELECT * FROM history(Ads)", "SELECT * FROM information_schema.user_tables")) {
                    assertThat(Committed.execute(restored, query))
                            .containsExactlyInAnyOrderElementsOf(Committed.execute(ledger, query));
                }
                Committed.execute(restored, "INSERT INTO Ads {'adId': 100}");
            }
        }
    }

    @Test
    void aBackupIsTakenWhileTheLedgerIsWrittenTo() {
        try (Ledger ledger = open("ledger")) {
            fill(ledger, 50);
            AtomicBoolean stop = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; !stop.get(); i++) {
                    Committed.execute(ledger, "INSERT INTO Ads {'adId': ?}", ION.newInt(i));
                }
            });
            for (int i = 0; i < 3; i++) {
                long before = ledger.journal().tip().orElseThrow().sequenceNo();
                JournalContent content = take("backup" + i);
                assertThat(content.digest().tip().sequenceNo()).isGreaterThanOrEqualTo(before);
                JournalContent restored =
                        JournalBackup.restore(folder.resolve("backup" + i), folder.resolve("restored" + i), done -> {});
                assertThat(restored).isEqualTo(content);
            }
            stop.set(true);
            writing.join();
        }
    }

    @Test
    void aDirectoryWithSomethingInItIsNotRestoredInto() throws IOException {
        try (Ledger ledger = open("ledger")) {
            fill(ledger, 2);
        }
        take("backup");
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(folder.resolve("other/precious"), "data");

        assertThatThrownBy(() -> JournalBackup.restore(folder.resolve("backup"), folder.resolve("other"), done -> {}))
                .isInstanceOf(TargetNotEmptyException.class);
        assertThatThrownBy(() -> take("backup")).isInstanceOf(TargetNotEmptyException.class);
        assertThat(folder.resolve("other/precious")).hasContent("data");
    }

    @Test
    void aBackupThatLacksItsLastBlocksIsRefused() {
        try (Ledger ledger = open("ledger")) {
            fill(ledger, 5);
        }
        take("whole");
        try (RocksDbJournalStore whole = RocksDbJournalStore.open(folder.resolve("whole/journal"));
                RocksDbJournalStore cut = RocksDbJournalStore.open(folder.resolve("cut/journal"));
                Stream<Block> blocks = whole.read(0)) {
            cut.append(0, blocks.limit(4).toList());
            Files.copy(folder.resolve("whole/backup.ion"), folder.resolve("cut/backup.ion"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }

        assertThatThrownBy(() -> JournalBackup.restore(folder.resolve("cut"), folder.resolve("restored"), done -> {}))
                .isInstanceOf(BrokenBackupException.class)
                .hasMessageContaining("ends with block 3");
        assertThat(folder.resolve("restored")).doesNotExist();
        assertThat(folder.resolve("restored.partial")).doesNotExist();
    }

    @Test
    void aKilledBackupOrRestoreLeavesNothingInItsPlace() throws Exception {
        try (Ledger ledger = open("ledger")) {
            fill(ledger, 1_000);
        }

        killHalfWay("backup", "ledger/journal", "backup");
        assertThat(folder.resolve("backup")).doesNotExist();
        JournalContent content = take("backup");

        killHalfWay("restore", "backup", "restored");
        assertThat(folder.resolve("restored")).doesNotExist();
        assertThat(JournalBackup.restore(folder.resolve("backup"), folder.resolve("restored"), done -> {}))
                .isEqualTo(content);
        try (Stream<Path> rest = Files.list(folder)) {
            assertThat(rest.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("ledger", "backup", "restored");
        }
    }

    private void killHalfWay(String what, String from, String to) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingCopy.class.getName(),
                        what,
                        folder.resolve(from).toString(),
                        folder.resolve(to).toString(),
                        "700")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch("half-way"::equals)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDirectoryWithoutABackupIsRefused() {
        assertThatThrownBy(() -> JournalBackup.restore(folder, folder.resolve("restored"), done -> {}))
                .isInstanceOf(BrokenBackupException.class)
                .hasMessageContaining("no backup");
    }

    private JournalContent take(String name) {
        return JournalBackup.take("ads", folder.resolve("ledger/journal"), folder.resolve(name), done -> {});
    }

    private Ledger open(String name) {
        return Ledger.open("ads", LedgerSettings.defaults(), folder.resolve(name));
    }

    private static void fill(Ledger ledger, int ads) {
        Committed.execute(ledger, "CREATE TABLE Ads");
        Committed.execute(ledger, "CREATE INDEX ON Ads (adId)");
        for (int i = 0; i < ads; i++) {
            Committed.execute(ledger, "INSERT INTO Ads {'adId': ?}", ION.newInt(i));
        }
        Committed.execute(ledger, "UPDATE Ads SET price = 1 WHERE adId = 1");
        Committed.execute(ledger, "DELETE FROM Ads WHERE adId = 0");
    }
}
