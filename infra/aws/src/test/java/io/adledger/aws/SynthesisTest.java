package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that {@code cdk} runs, run as it does. */
class SynthesisTest {

    @TempDir
    static Path folder;

    private static SortedMap<String, String> once = new TreeMap<>();

    @BeforeAll
    static void synthesiseOnce() throws Exception {
        BuiltArtefacts.in(folder.resolve("home"));
        once = synthesised(folder.resolve("home"), folder.resolve("once"));
    }

    @Test
    void nothingChangesBySynthesisingAgain() throws Exception {
        SortedMap<String, String> again = synthesised(folder.resolve("home"), folder.resolve("again"));

        assertThat(once.keySet()).contains("adledger-production.template.json");
        assertThat(again).isEqualTo(once);
    }

    @Test
    void noTemplateSaysWhereItWasMade() {
        assertThat(once).isNotEmpty().allSatisfy((name, template) -> assertThat(template)
                .doesNotContain(folder.toString()));
    }

    @Test
    void noAccountIsAskedForAnything() {
        assertThat(folder.resolve("once/manifest.json")).content().doesNotContain("\"missing\"");
    }

    @Test
    void whatIsNotBuiltIsNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> synthesised(empty, empty.resolve("out")))
                .hasMessageContaining("what is to be deployed is not built: there is no")
                .hasMessageContaining("ledger-image.tar");
    }

    /** The templates and lists of assets that another process leaves, by their names. */
    private static SortedMap<String, String> synthesised(Path home, Path out) throws IOException, InterruptedException {
        Path log = Files.createTempFile("synthesis", ".log");
        ProcessBuilder synthesis = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dadledger.home=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AdLedgerApp.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        synthesis.environment().put("CDK_OUTDIR", out.toString());
        synthesis.environment().put("CDK_CONTEXT_JSON", "{\"stage\":\"production\"}");
        Process process = synthesis.start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(log));
        }
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> made = Files.list(out)) {
            List<Path> wanted = made.filter(file -> file.toString().endsWith(".template.json")
                            || file.toString().endsWith(".assets.json"))
                    .toList();
            for (Path file : wanted) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
