package io.adledger.local.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.StackProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hammer, as people use it. */
class HammerTest {

    private static final String SEED = System.getProperty("hammer.seed", "34");
    private static final String MINUTES = System.getProperty("hammer.minutes", "0.4");

    @TempDir
    private Path folder;

    @Test
    void aShortRunFindsThatEveryPromiseWasKept() throws Exception {
        StackProcess.Ended run = StackProcess.run(
                "hammer",
                "--minutes",
                MINUTES,
                "--seed",
                SEED,
                "--folder",
                folder.resolve("run").toString());

        System.out.println(run.output());
        assertThat(run.output())
                .contains("seed " + SEED, "--seed " + SEED + " --clients 8", "every promise was kept", "faults");
        assertThat(run.exitCode()).isZero();
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes=0", "--minutes=soon", "--clients=1", "--clients=65", "--folder=."})
    void wrongUsageStartsNothing(String option) throws Exception {
        StackProcess.Ended misuse = StackProcess.run("hammer", option);

        assertThat(misuse.exitCode()).isEqualTo(2);
        assertThat(misuse.output()).contains("ads: ", option.substring(0, option.indexOf('=')));
    }
}
