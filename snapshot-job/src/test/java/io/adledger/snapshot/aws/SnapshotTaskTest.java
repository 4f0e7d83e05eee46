package io.adledger.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.snapshot.store.SnapshotId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, on the journal of a ledger at work in DynamoDB and on an S3. */
class SnapshotTaskTest {

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Aws aws;

    @BeforeAll
    static void start() throws IOException {
        aws = new Aws(folder);
        aws.ledger().create("first", "a red bicycle");
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    private record Ended(int exitCode, String output, String errors) {}

    @Test
    void itMakesTheSnapshotOfAMoment() throws Exception {
        Ended ended = run(aws.environment(), "--at", Instant.now().toString());

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        String id = new ObjectMapper()
                .readTree(ended.output().lines().toList().getLast())
                .path("id")
                .asText();
        assertThat(aws.snapshots().ids()).extracting(SnapshotId::toString).contains(id);
    }

    @Test
    void whatCannotBeMadeIsSaidInASentence() throws Exception {
        Ended ended = run(aws.environment(), "--at", "2199-01-01T00:00:00Z");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors().strip())
                .startsWith("snapshot-task: 2199-01-01T00:00:00Z is yet to come")
                .doesNotContain("\n");
    }

    @Test
    void aLedgerThatIsNotThereIsNamed() throws Exception {
        Ended ended = run(aws.environment(), "--ledger", "bicycles");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).contains("there is no ledger bicycles in table catalog");
    }

    @Test
    void aSettingThatIsMissingIsNamed() throws Exception {
        Map<String, String> environment = new TreeMap<>(aws.environment());
        environment.remove(SnapshotPlace.JOURNAL_TABLE);

        Ended ended = run(environment);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors()).contains("Missing required option: '--journal-table=TABLE'", "usage: snapshot-task");
    }

    @Test
    void itHelps() throws Exception {
        Ended ended = run(Map.of(), "--help");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).contains("--at=TIME", "ADLEDGER_SNAPSHOT_BUCKET", "Exit code: 0 when");
    }

    private static Ended run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SnapshotTask.class.getName(),
                "--work",
                folder.resolve("work").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        ProcessBuilder program =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        program.environment().putAll(environment);
        program.environment()
                .putAll(Map.of(
                        "AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));
        Process process = program.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + Files.readString(errors));
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
