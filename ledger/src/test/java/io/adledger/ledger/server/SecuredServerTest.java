package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.server.RawClient.Answer;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.QldbException;
import software.amazon.awssdk.services.qldbsession.model.QldbSessionException;

/** A server with access keys: who is let in, and what the others are told by AWS's own clients. */
class SecuredServerTest {

    private static final String START = "{\"StartSession\": {\"LedgerName\": \"test\"}}";

    private static InMemoryServer server;

    @BeforeAll
    static void start() {
        server = InMemoryServer.start(
                ServerSettings.onPort(0).withAccessKeys(AccessKeys.of(List.of(AccessKey.lasting("AKID", "good")))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Endpoint as(String id, String secret) {
        return Endpoint.at(server.endpoint(), AwsBasicCredentials.create(id, secret));
    }

    @Test
    void whoHasAKeyIsLetInToBothApis() {
        try (QldbClient control = as("AKID", "good").controlClient();
                LedgerClient driver = as("AKID", "good").driver(InMemoryServer.LEDGER)) {
            assertThat(control.listTagsForResource(request -> request.resourceArn(
                                    control.describeLedger(named -> named.name(InMemoryServer.LEDGER))
                                            .arn()))
                            .tags())
                    .isEmpty();
            assertThat(driver.tableNames()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"AKID, bad, InvalidSignatureException", "OTHER, good, UnrecognizedClientException"})
    void whoHasNoneIsToldSoByBothApis(String id, String secret, String exception) {
        try (QldbClient control = as(id, secret).controlClient();
                LedgerClient driver = as(id, secret).driverWithoutRetries(InMemoryServer.LEDGER)) {
            assertThatExceptionOfType(QldbException.class)
                    .isThrownBy(() -> control.listLedgers(request -> request.maxResults(1)))
                    .satisfies(refused -> assertRefused(403, exception, refused));
            assertThatExceptionOfType(QldbSessionException.class)
                    .isThrownBy(driver::tableNames)
                    .satisfies(refused -> assertRefused(400, exception, refused));
        }
    }

    private static void assertRefused(int status, String exception, AwsServiceException refused) {
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(exception);
        assertThat(refused.awsErrorDetails().errorMessage()).isNotBlank();
        assertThat(refused.requestId()).isNotBlank();
    }

    @Test
    void aRequestWithoutASignatureIsRefused() {
        try (RawClient raw = new RawClient(server.endpoint())) {
            Answer answer = raw.send(START);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("MissingAuthenticationTokenException");
        }
    }

    @Test
    void anOldRequestIsRefusedWhateverItsSignature() {
        try (RawClient raw = new RawClient(server.endpoint())) {
            Answer now = raw.send(signed(Clock.systemUTC()));
            Answer old = raw.send(signed(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6))));
            Answer early = raw.send(signed(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6))));

            assertThat(now.status()).isEqualTo(200);
            assertThat(List.of(old.status(), early.status())).containsOnly(400);
            assertThat(List.of(old.type(), early.type())).containsOnly("RequestExpired");
        }
    }

    private static HttpRequest.Builder signed(Clock clock) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(server.endpoint().resolve("/"))
                .putHeader("X-Amz-Target", "QLDBSession.SendCommand")
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(AwsCredentialsIdentity.create("AKID", "good"))
                        .request(request)
                        .payload(ContentStreamProvider.fromString(START, StandardCharsets.UTF_8))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "qldb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request();
        HttpRequest.Builder raw =
                HttpRequest.newBuilder(server.endpoint().resolve("/")).POST(HttpRequest.BodyPublishers.ofString(START));
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> raw.header(name, value));
            }
        });
        return raw;
    }

    @Test
    void healthAndMetricsAreToldToThisMachineWithoutASignature() {
        try (RawClient raw = new RawClient(server.endpoint())) {
            assertThat(raw.get("/health").statusCode()).isEqualTo(200);
            assertThat(raw.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(raw.get("/ledgers").statusCode()).isEqualTo(403);
        }
    }
}
