package io.adledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.qldbsession.model.QldbSessionException;
import software.amazon.qldb.QldbDriver;

/** Secrets Manager is an HTTP server here that has one secret; the ledger is a real one, and wants signatures. */
class SecretKeyTest {

    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:000000000000:secret:LedgerKey-AbCdEf";
    private static final String ENDPOINT = "aws.endpointUrlSecretsManager";

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile String secret = "{\"accessKeyId\": \"ADLEDGERSERVICES\", \"secretAccessKey\": \"right\"}";
    private volatile Instant now = Instant.EPOCH;
    private HttpServer secrets;

    @BeforeEach
    void secretsManager() throws IOException {
        secrets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secrets.createContext("/", this::answer);
        secrets.start();
        System.setProperty(ENDPOINT, "http://127.0.0.1:" + secrets.getAddress().getPort());
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterEach
    void stop() {
        secrets.stop(0);
        for (String property : new String[] {ENDPOINT, "aws.accessKeyId", "aws.secretAccessKey"}) {
            System.clearProperty(property);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = ("{\"ARN\": \"" + ARN + "\", \"SecretString\": \"" + secret.replace("\"", "\\\"") + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    @SuppressWarnings("try") // QldbDriver's close says that it may be interrupted.
    void requestsToTheLedgerAreSignedWithTheSecretsKey() throws Exception {
        AccessKeys keys = AccessKeys.of(List.of(AccessKey.lasting("ADLEDGERSERVICES", "right")));
        try (LedgerCatalog ledgers = LedgerCatalog.inMemory(CatalogSettings.defaults())) {
            ledgers.obtain(NewLedger.named(AdLedger.DEFAULT_NAME));
            try (LedgerServer server =
                            LedgerServer.start(ServerSettings.onPort(0).withAccessKeys(keys), ledgers);
                    QldbDriver driver = AdLedger.at(server.endpoint()).driver(ARN);
                    QldbDriver other = AdLedger.at(server.endpoint()).driver("")) {
                assertThat(requests).as("before it is needed").isEmpty();

                AdTables.ensure(driver);

                assertThat(requests).containsExactly("secretsmanager.GetSecretValue {\"SecretId\":\"" + ARN + "\"}");
                assertThatThrownBy(() -> other.getTableNames().forEach(_ -> {}))
                        .isInstanceOf(QldbSessionException.class);
            }
        }
    }

    @Test
    void aNewVersionOfTheSecretIsFoundAfterFiveMinutes() {
        SecretKey key = new SecretKey(ARN, () -> now);
        assertThat(key.resolveCredentials().secretAccessKey()).isEqualTo("right");
        secret = secret.replace("right", "new");

        now = now.plusSeconds(299);
        assertThat(key.resolveCredentials().secretAccessKey()).isEqualTo("right");
        now = now.plusSeconds(1);
        assertThat(key.resolveCredentials().secretAccessKey()).isEqualTo("new");
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"top secret", "{}", "{\"accessKeyId\": \"A\"}", "[\"top secret\"]"})
    void aSecretThatIsNoKeyIsNamedAndNotTold(String other) {
        secret = other;

        assertThatThrownBy(() -> new SecretKey(ARN, () -> now).resolveCredentials())
                .isInstanceOf(SdkException.class)
                .hasMessageContaining(ARN)
                .hasMessageNotContaining("top secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"top secret", "arn:aws:kms:eu-central-1:000000000000:key/some", "arn:aws:secretsmanager"})
    void aKeyThatIsNoSecretsArnIsRefusedAndNotTold(String other) {
        assertThatThrownBy(() -> AdLedger.configured("", "eu-central-1", "ads").driver(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be the ARN of a secret")
                .hasMessageNotContaining(other);
    }
}
