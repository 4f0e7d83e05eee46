package io.adledger.stream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLoopTest {

    private static final int ADS = 10_000;

    @TempDir
    private Path directory;

    @Test
    void aLoopThatIsKilledGoesOnFromItsCheckpointAndMissesNothing() throws Exception {
        Process killed = start();
        // Past the first batch, in the middle of another.
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> stored() > 3_000);
        killed.destroyForcibly().waitFor();
        assertThat(stored()).isLessThan(ADS);

        Process next = start();

        try (BufferedReader output = next.inputReader()) {
            assertThat(output.readLine()).isEqualTo("started");
            assertThat(Integer.parseInt(output.readLine())).isLessThan(ADS);
        }
        assertThat(stored()).isEqualTo(ADS);
    }

    private int stored() {
        return Optional.ofNullable(directory.resolve("store").toFile().list())
                .map(names -> names.length)
                .orElse(0);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(ADS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
