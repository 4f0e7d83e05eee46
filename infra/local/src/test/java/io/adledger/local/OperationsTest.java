package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;

/** What operators see of a running stack, and what they do about it. */
class OperationsTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String AD = """
        {"adTitle": "a bike", "price": 10, "currency": "EUR", "category": "Bicycles"}\
        """;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StackProcess stack;

    private final Http http = new Http();

    @BeforeAll
    static void start() throws Exception {
        stack = StackProcess.up(folder.resolve("data"), StackProcess.freeBasePort());
        insertWhatIsNoAd();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aDocumentThatIsNoAdBecomesADeadLetterAndTheAdsBehindItArrive() throws Exception {
        HttpResponse<String> created = http.post(stack.uri("/publisher/anna/ad"), AD);
        String ad = "/publisher/anna/ad/" + Http.json(created).path("adId").asText();

        await().atMost(LONG_ENOUGH).until(() -> http.get(stack.uri(ad)).statusCode() == 200);

        JsonNode listed =
                Http.json(http.get(stack.uri("/dead-letters?sink=state-store"))).path("deadLetters");
        assertThat(listed).hasSize(1);
        String id = listed.get(0).path("id").asText();
        StackProcess.Ended shown = dlq("show", "state-store", id);
        assertThat(shown.output()).contains("\"error\"", "firstAttempt", "sequenceNumber", "colour:\\\"red\\\"");
        StackProcess.Ended again = dlq("redrive", "state-store", id);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.output()).contains("0 applied, 1 failed again");
        assertThat(dlq("list", "--sink", "state-store").output()).contains(id, "failed 2 times", "1 dead letters");
        assertThat(dlq("list").output()).contains("search ");
    }

    @Test
    void theStatusShowsEachSinkAndTheMetricsDoToo() throws Exception {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            JsonNode sink =
                    Http.json(http.get(stack.uri("/status"))).path("sinks").path(0);
            assertThat(sink.path("sink").asText()).isEqualTo("state-store");
            assertThat(sink.path("blocksBehind").asLong()).isZero();
            assertThat(sink.path("recordsApplied").asLong()).isPositive();
        });
        assertThat(http.get(stack.uri("/metrics")).body())
                .contains(
                        "adledger_sink_records_total{outcome=\"applied\",sink=\"state-store\"}",
                        "adledger_sink_lag_seconds{sink=\"state-store\"}",
                        "adledger_sink_dead_letters{sink=\"state-store\"} 1.0");
        assertThat(run("status").output()).contains("SINK", "state-store", "well");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        StackProcess.Ended unknown = dlq("show", "state-store", "../../identity");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.output()).contains("has no dead letter ../../identity");
        assertThat(dlq("list", "--sink", "printer").output()).contains("no sink printer", "state-store");
        assertThat(dlq("redrive", "state-store").exitCode()).isEqualTo(2);
    }

    @Test
    void whoHasNotTheKeyOfTheLedgerIsToldWhereItIs() throws Exception {
        StackProcess.Ended refused = StackProcess.run(
                "check",
                "--base-port",
                Integer.toString(stack.basePort()),
                "--credentials",
                folder.resolve("nothing").toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("AWS_SHARED_CREDENTIALS_FILE").hasLineCount(1);
    }

    @Test
    void theReplicaIsReadTakesNoWritesAndDoesOncePromoted() throws Exception {
        await().atMost(LONG_ENOUGH).until(() -> execute("ads-replica", "SELECT * FROM Ads") > 0);
        assertThatThrownBy(() -> execute("ads-replica", "INSERT INTO Ads {'adId': 'x'}"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("ads-replica is a replica");

        StackProcess.Ended promoted = StackProcess.run(
                "ledger", "promote", "--endpoint", stack.ledger().toString());

        assertThat(promoted.exitCode()).as(promoted.output()).isEqualTo(1);
        assertThat(promoted.output()).contains("AWS_SHARED_CREDENTIALS_FILE");
        promoteWithTheKey();
        assertThat(execute("ads-replica", "INSERT INTO Ads {'adId': 'x'}")).isEqualTo(1);
        http.post(stack.uri("/publisher/anna/ad"), AD);
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(run("status").output()).contains("was promoted"));
    }

    private static void promoteWithTheKey() throws IOException {
        try (QldbClient control = QldbClient.builder()
                .endpointOverride(stack.ledger())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        LedgerCredentials.from(folder.resolve("data").resolve("credentials")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(settings -> settings.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public SdkHttpRequest modifyHttpRequest(
                            Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
                        return context.httpRequest().toBuilder()
                                .encodedPath("/ledgers/ads-replica/promote")
                                .build();
                    }
                }))
                .build()) {
            control.getDigest(request -> request.name("ads-replica"));
        }
    }

    /** Past the command service, as someone may who has a key of the ledger. */
    private static void insertWhatIsNoAd() throws Exception {
        execute("ads", "INSERT INTO Ads {'adId': 'no-ad', 'colour': 'red'}");
    }

    private static int execute(String ledger, String statement) throws Exception {
        return RawLedger.execute(stack, folder.resolve("data"), ledger, statement);
    }

    private static StackProcess.Ended dlq(String command, String... arguments)
            throws IOException, InterruptedException {
        String[] words = new String[arguments.length + 4];
        words[0] = "dlq";
        words[1] = command;
        words[2] = "--base-port";
        words[3] = Integer.toString(stack.basePort());
        System.arraycopy(arguments, 0, words, 4, arguments.length);
        return StackProcess.run(words);
    }

    private static StackProcess.Ended run(String command) throws IOException, InterruptedException {
        return StackProcess.run(command, "--base-port", Integer.toString(stack.basePort()));
    }
}
