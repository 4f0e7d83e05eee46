package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does without building anything. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("adledger.home"), "ads");

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpListsEveryCommand(String word) throws IOException, InterruptedException {
        StackProcess.Ended help = launch(word);

        assertThat(help.exitCode()).isZero();
        assertThat(help.output())
                .contains(
                        "  up ",
                        "  load ",
                        "  check ",
                        "  status ",
                        "  dlq ",
                        "  ledger ",
                        "  replay ",
                        "  snapshot ",
                        "  token ",
                        "  bench ",
                        "  hammer ",
                        "  test ");
    }

    @Test
    void anUnknownCommandIsMisuseAndSaysWhatThereIs() throws IOException, InterruptedException {
        StackProcess.Ended unknown = launch("fly");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output())
                .contains(
                        "unknown command 'fly'",
                        "up, load, check, status, dlq, ledger, replay, snapshot, token, bench, hammer, test")
                .hasLineCount(1);
    }

    @Test
    void theTestCommandExplainsItselfWithoutTesting() throws IOException, InterruptedException {
        assertThat(launch("test", "--help").output()).startsWith("usage: ./ads test");
    }

    private static StackProcess.Ended launch(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", LAUNCHER.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new StackProcess.Ended(process.waitFor(), output);
    }
}
