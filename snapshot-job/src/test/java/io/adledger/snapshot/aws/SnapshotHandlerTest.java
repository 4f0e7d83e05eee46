package io.adledger.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.lambda.local.FunctionFailedException;
import io.adledger.lambda.local.FunctionSettings;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.SnapshotVerification;
import io.adledger.snapshot.store.SnapshotId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function as it is deployed, in AWS' runtime, on the journal of a ledger at work in DynamoDB and on an S3. */
class SnapshotHandlerTest {

    private static final Path ARCHIVE = Path.of("target", "snapshot-job-lambda.zip");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Aws aws;

    @SuppressWarnings("NullAway.Init")
    private static LocalFunction function;

    @BeforeAll
    static void start() throws IOException {
        aws = new Aws(folder);
        aws.ledger().create("first", "a red bicycle");
        aws.ledger().create("second", "a blue bicycle");
        function = LocalFunction.start(function(aws.environment()));
    }

    private static FunctionSettings function(Map<String, String> environment) {
        FunctionSettings settings = FunctionSettings.of(ARCHIVE, SnapshotHandler.class.getName());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            settings = settings.with(variable.getKey(), variable.getValue());
        }
        return settings;
    }

    @AfterAll
    static void stop() {
        function.close();
        aws.close();
    }

    @Test
    void theSnapshotOfAMomentIsMadeListedAndVerifiedByTheJournal() {
        Instant moment = afterAllThatIsThere();
        aws.ledger().create("later", "a bicycle of later");

        JsonNode made = invoke("{\"at\": \"" + moment + "\"}");

        assertThat(made.path("state").asText()).isEqualTo("complete");
        assertThat(made.path("moment").asText()).isEqualTo(moment.toString());
        assertThat(made.path("counts").path("live").asLong()).isGreaterThanOrEqualTo(2);
        SnapshotId id = SnapshotId.parse(made.path("id").asText()).orElseThrow();
        assertThat(aws.snapshots().ids()).contains(id);
        assertThat(aws.isInBucket("a bicycle of later")).isFalse();
        assertThat(faults(id)).isEmpty();
    }

    @Test
    void aSnapshotThatIsThereIsNotMadeAgain() {
        String request = "{\"at\": \"" + afterAllThatIsThere() + "\"}";
        JsonNode made = invoke(request);
        List<SnapshotId> before = aws.snapshots().ids();

        assertThat(invoke(request)).isEqualTo(made);

        assertThat(aws.snapshots().ids()).isEqualTo(before);
    }

    @Test
    void theNextSnapshotIsBuiltOnTheOneBefore() {
        JsonNode before = invoke("{\"at\": \"" + afterAllThatIsThere() + "\"}");
        aws.ledger().create("more", "a green bicycle");

        JsonNode next = invoke("{\"at\": \"" + afterAllThatIsThere() + "\"}");

        assertThat(next.path("builtOn")).isEqualTo(before.path("id"));
        assertThat(next.path("counts").path("live").asLong())
                .isEqualTo(before.path("counts").path("live").asLong() + 1);
        assertThat(faults(SnapshotId.parse(next.path("id").asText()).orElseThrow()))
                .isEmpty();
    }

    @Test
    void whatIsRedactedGoesFromSnapshotsThatAreThere() {
        aws.ledger().create("secret", "a bicycle of nobody");
        Instant moment = afterAllThatIsThere();
        invoke("{\"at\": \"" + moment + "\"}");
        assertThat(aws.isInBucket("a bicycle of nobody")).isTrue();
        aws.ledger().rename("secret", "a bicycle");
        aws.ledger().redactFirst("secret");

        JsonNode erased = invoke("{\"at\": \"" + moment + "\"}");

        assertThat(aws.isInBucket("a bicycle of nobody")).isFalse();
        assertThat(erased.path("redactions").path("documents").asLong()).isEqualTo(1);
    }

    @Test
    void theTimeOfAScheduleStandsForTheBeginningOfItsMinute() {
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);

        assertThat(failure("{\"at\": \"" + minute.plusSeconds(30).minus(365, ChronoUnit.DAYS)
                        + "\", \"beginningOf\": \"minute\"}"))
                .contains("the ledger has nothing before " + minute.minus(365, ChronoUnit.DAYS));
    }

    @Test
    void ofNoMomentItIsTheEndOfTheLastMonth() {
        String thisMonth = Instant.now().toString().substring(0, "2026-01".length());

        assertThat(List.of(failure("{}"), failure(""))).allSatisfy(error -> assertThat(error)
                .contains("the ledger has nothing before " + thisMonth + "-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"at\": \"2199-01-01T00:00:00Z\"} | NoSnapshotException | yet to come",
                "{\"at\": \"2020-01-01T00:00:00Z\"} | NoSnapshotException | the ledger has nothing before",
                "{\"at\": \"tomorrow\"} | InvalidRequestException | at must be a time",
                "{\"at\": 5} | InvalidRequestException | at must be a time",
                "{\"at\": \"2026-01-01T00:00:00Z\", \"beginningOf\": \"year\"} | InvalidRequestException | beginningOf must be",
                "{\"beginningOf\": \"day\"} | InvalidRequestException | wants a time",
                "{\"moment\": \"2026-01-01T00:00:00Z\"} | InvalidRequestException | not known: moment",
                "[] | InvalidRequestException | must be an object"
            })
    void whatCannotBeIsRefused(String request, String error, String reason) {
        List<SnapshotId> before = aws.snapshots().ids();

        assertThat(failure(request)).contains(error, reason);

        assertThat(aws.snapshots().ids()).isEqualTo(before);
    }

    @Test
    void itDoesNotStartWithoutASetting() {
        FunctionSettings incomplete = function(aws.environment()).with(SnapshotPlace.BUCKET, " ");

        assertThatThrownBy(() -> LocalFunction.start(incomplete))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("the environment variable ADLEDGER_SNAPSHOT_BUCKET is missing");
    }

    /** A moment that has come, behind all blocks that there are. */
    private static Instant afterAllThatIsThere() {
        Instant last = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        while (!Instant.now().isAfter(last.plusMillis(1))) {
            Thread.onSpinWait();
        }
        return last.plusMillis(1);
    }

    private static List<String> faults(SnapshotId id) {
        return new SnapshotVerification(aws.snapshots(), folder.resolve("verification"))
                .verify(id, aws.ledger().journal(), SnapshotProgress.NONE)
                .faults();
    }

    private static String failure(String request) {
        try {
            throw new AssertionError(function.invoke(request));
        } catch (FunctionFailedException failure) {
            return failure.error().orElseThrow(() -> failure);
        }
    }

    private static JsonNode invoke(String request) {
        try {
            return JSON.readTree(function.invoke(request));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
