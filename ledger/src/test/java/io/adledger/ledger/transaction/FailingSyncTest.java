package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonInt;
import io.adledger.ledger.journal.ChainVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes writes and fails to sync them: what is not known to be on it is not acknowledged, now or by a later sync. */
@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "aarch64"})
class FailingSyncTest {

    @TempDir
    private Path folder;

    @Test
    void aCommitWhoseSyncFailedIsRefusedAndNoneIsTriedAfterIt() throws IOException {
        Map<String, String> told = runUnsynced();

        assertThat(told)
                .containsEntry("readable", String.valueOf(UnsyncedProcess.ACKNOWLEDGED))
                .containsEntry("failure", "true")
                .hasEntrySatisfying(
                        "first", why -> assertThat(why).startsWith("refused: the ledger's store has failed: "))
                .hasEntrySatisfying(
                        "second", why -> assertThat(why).startsWith("refused: ").contains("until it is opened again"));
        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"))) {
            Client client = new Client(ledger);
            assertThat(client.execute("SELECT VALUE n.n FROM Numbers AS n").stream()
                            .map(number -> ((IonInt) number).intValue()))
                    .hasSizeBetween(UnsyncedProcess.ACKNOWLEDGED, UnsyncedProcess.ACKNOWLEDGED + 1)
                    .containsAll(IntStream.range(0, UnsyncedProcess.ACKNOWLEDGED)
                            .boxed()
                            .toList());
            client.execute("INSERT INTO Numbers {'n': -1}");
            ChainVerifier.verify(ledger.journal());
        }
    }

    private Map<String, String> runUnsynced() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnsyncedProcess.class.getName(),
                        folder.resolve("ledger").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.matches("(first|second|readable|failure) .*"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
