package io.adledger.local.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.local.CommandFailure;
import io.adledger.local.OwnTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which stack a command is about, and the way to its operators' API. */
final class OperatorApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the API listens (default: ${DEFAULT-VALUE}).")
    private int basePort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The stack's data folder, for the key of a stack that wants tokens (default: .adledger beside"
                    + " ./ads).")
    private @Nullable Path data;

    /** @throws CommandFailure if the stack does not answer, or refuses */
    JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    /** @throws CommandFailure if the stack does not answer, or refuses */
    JsonNode post(String path) throws InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return OwnTokens.of(data)
                .asOperator(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + basePort + path))
                        .timeout(PATIENCE));
    }

    private JsonNode send(HttpRequest.Builder request) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == 401) {
                throw new CommandFailure("the AdLedger on port " + basePort
                        + " wants another token: say with --data DIR which data folder it has");
            }
            if (answer.statusCode() >= 400) {
                throw new CommandFailure(body.path("detail").asText("status " + answer.statusCode()));
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new CommandFailure("what answers on port " + basePort + " is no AdLedger", e);
        } catch (IOException e) {
            throw new CommandFailure("no AdLedger answers on port " + basePort + ": ./ads up starts one", e);
        }
    }
}
