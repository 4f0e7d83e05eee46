package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that the operating system lets write files of 2 MB and no more, until it may again. */
@EnabledOnOs(OS.LINUX)
class ReopeningTest {

    @TempDir
    private Path folder;

    @Test
    void aLedgerWhoseDiskWasFullGoesOnOnceItIsOpenedAgainWithoutARestart() throws IOException {
        Map<String, String> told = fillAndReopen();

        assertThat(told).containsEntry("reopened while it works", "200 {\"Name\":\"ads\",\"Reopened\":false}");
        int acknowledged = Integer.parseInt(told.getOrDefault("acknowledged", "0"));
        assertThat(acknowledged).isGreaterThan(50);
        assertThat(told.get("health")).startsWith("503 ").contains("DOWN", "\"failed\":{\"ads\":\"");
        assertThat(told.get("reopened while full"))
                .startsWith("412 ")
                .contains("The Ledger with name ads cannot be opened again: there is no room for its files");
        assertThat(told).containsEntry("readable while full", "" + acknowledged);
        assertThat(told).containsEntry("reopened", "200 {\"Name\":\"ads\",\"Reopened\":true}");
        assertThat(told.get("health after")).startsWith("200 ").contains("UP");
        int after = Integer.parseInt(told.getOrDefault("readable after", "0"));
        assertThat(after).isBetween(acknowledged, acknowledged + 1);
        assertThat(told).containsEntry("readable at the end", "" + (after + 1));
    }

    private Map<String, String> fillAndReopen() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RefillingProcess.class.getName(),
                        folder.resolve("ledgers").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.matches("(acknowledged|readable|reopened|health)[a-z ]*: .*"))
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }
}
