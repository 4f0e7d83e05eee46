package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonInt;
import io.adledger.ledger.journal.ChainVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that the operating system lets write files of 2 MB and no more: RocksDB's own writes fail, as on a full disk. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void theLedgerStopsClearlyStaysReadableAndHasEverythingOnceThereIsSpace() throws IOException {
        Map<String, String> told = fill();
        int acknowledged = Integer.parseInt(told.getOrDefault("acknowledged", "-1"));

        assertThat(acknowledged).isGreaterThan(100);
        assertThat(told)
                .containsEntry("readable", String.valueOf(acknowledged))
                .containsEntry("failure", "true")
                .hasEntrySatisfying("refused", why -> assertThat(why).startsWith("the ledger's store has failed: "));

        try (Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), folder.resolve("ledger"))) {
            Client client = new Client(ledger);
            assertThat(client.execute("SELECT VALUE n.n FROM Numbers AS n").stream()
                            .map(number -> ((IonInt) number).intValue()))
                    .hasSizeBetween(acknowledged, acknowledged + 1)
                    .containsAll(IntStream.range(0, acknowledged).boxed().toList());
            client.execute("INSERT INTO Numbers {'n': -1}");
            ChainVerifier.verify(ledger.journal());
        }
    }

    private Map<String, String> fill() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FillingProcess.class.getName(),
                        folder.resolve("ledger").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.matches("(acknowledged|readable|refused|failure) .*"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
