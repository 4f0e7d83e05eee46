package io.adledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import io.adledger.api.access.Issuer;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.lambda.local.LocalHttpApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that holds over HTTP, through the function in the archive that is deployed, and with tokens. */
class CommandFunctionTest extends CommandApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    private final Issuer issuer;
    private final LocalFunction[] started = new LocalFunction[1];

    CommandFunctionTest() throws JOSEException {
        issuer = new Issuer();
    }

    @Override
    Served serve(URI ledgerEndpoint) throws IOException {
        LocalFunction function = LocalFunction.start(
                CommandFunction.wanting(issuer, folder).with("ADLEDGER_LEDGER_ENDPOINT", ledgerEndpoint.toString()));
        started[0] = function;
        LocalHttpApi api = LocalHttpApi.of(function);
        return new Served(api.endpoint(), () -> {
            api.close();
            function.close();
        });
    }

    @Override
    HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token("anna", "berta", "a b"));
    }

    private String token(String... groups) {
        try {
            return issuer.sign(Issuer.claims(groups));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -          | anna | 401 | unauthorized
            anna       | anna | 400 | invalid-ad
            berta      | anna | 403 | forbidden
            operators  | anna | 403 | forbidden
            forged     | anna | 401 | unauthorized
            """)
    void whoMayPublishIsSaidByTheTokenAlsoWithoutAnAuthorizerInFront(
            String caller, String publisher, int status, String kind) throws Exception {
        String token =
                switch (caller) {
                    case "-" -> "";
                    case "forged" -> new Issuer().sign(Issuer.claims(publisher));
                    default -> token(caller);
                };

        JsonNode answer = invoke("POST", "/publisher/" + publisher + "/ad", token, "{}");

        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
        assertThat(JSON.readTree(answer.path("body").asText()).path("type").asText())
                .isEqualTo("urn:adledger:problem:" + kind);
        assertThat(answer.path("headers").path("Content-Type").asText()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /publisher/a b/ad          | 400
            /publisher/{x}/ad          | 403
            /publisher/100%/ad         | 403
            /publisher/ü"ß/ad          | 403
            /publisher/anna?x=y/ad     | 403
            /publisher/anna#x/ad       | 403
            //publisher/anna/ad        | 404
            /nothing here              | 404
            """)
    void aDecodedPathIsTakenAsItWasSent(String path, int status) throws Exception {
        JsonNode answer = invoke("POST", path, token("anna", "a b"), "{}");

        assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.path("body").asText()).contains("\"type\":\"urn:adledger:problem:");
    }

    @Test
    void whatIsAllowedInsteadIsOneHeader() throws Exception {
        JsonNode answer = invoke("PUT", "/publisher/anna/ad/some", token("anna"), "{}");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(405);
        assertThat(answer.path("headers").path("Allow").asText()).contains("PATCH", "DELETE");
        assertThat(answer.path("multiValueHeaders")).isEmpty();
    }

    @Test
    void answersHaveTheHeadersThatBrowsersNeed() throws Exception {
        JsonNode headers = invoke("POST", "/publisher/anna/ad", "", "{}").path("headers");

        assertThat(headers.path("X-Content-Type-Options").asText()).isEqualTo("nosniff");
        assertThat(headers.path("Strict-Transport-Security").asText()).startsWith("max-age=");
        assertThat(headers.path("WWW-Authenticate").asText()).isEqualTo("Bearer");
    }

    private JsonNode invoke(String method, String path, String token, String body) throws IOException {
        var event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        var headers = event.putObject("headers")
                .put("content-type", "application/json")
                .put("content-length", Integer.toString(body.length()))
                .put("x-forwarded-proto", "https");
        if (!token.isEmpty()) {
            headers.put("authorization", "Bearer " + token);
        }
        event.putObject("requestContext")
                .putObject("http")
                .put("method", method)
                .put("path", path);
        return JSON.readTree(started[0].invoke(event.toString()));
    }
}
