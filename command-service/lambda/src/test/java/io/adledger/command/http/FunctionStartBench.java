package io.adledger.command.http;

import com.nimbusds.jose.JOSEException;
import io.adledger.api.access.Issuer;
import io.adledger.command.TestLedger;
import io.adledger.lambda.local.FunctionSettings;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.lambda.local.LocalHttpApi;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the command function takes to start, and to publish its first ad and the second; and from SnapStart's hooks on. What Lambda itself needs, to
 * fetch the code or to copy what was kept, is not in it.
 *
 * <p>Arguments: how often.
 */
public final class FunctionStartBench {

    private static final String AD = """
            {"adTitle": "title", "price": 10, "currency": "EUR", "category": "category", "tags": []}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Issuer issuer;
    private final FunctionSettings settings;

    private FunctionStartBench(Issuer issuer, FunctionSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("bench");
        TestLedger ledger = TestLedger.start();
        try {
            Issuer issuer = new Issuer();
            FunctionSettings settings = CommandFunction.wanting(issuer, folder)
                    .with(
                            "ADLEDGER_LEDGER_ENDPOINT",
                            ledger.ads().endpoint().orElseThrow().toString());
            FunctionStartBench bench = new FunctionStartBench(issuer, settings);
            for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
                bench.startsCold();
                bench.startsFromWhatWasKept();
            }
        } finally {
            ledger.close();
        }
    }

    private void startsCold() throws Exception {
        try (LocalFunction function = LocalFunction.start(settings)) {
            report("cold", function.initTime(), function);
        }
    }

    private void startsFromWhatWasKept() throws Exception {
        try (LocalFunction function = LocalFunction.start(settings.withSnapStart())) {
            report("SnapStart (kept after " + function.initTime().toMillis() + " ms)", function.restore(), function);
        }
    }

    private void report(String how, Duration start, LocalFunction function) throws Exception {
        try (LocalHttpApi api = LocalHttpApi.of(function)) {
            System.out.printf(
                    "%s: start %d ms, first ad %d ms, second %d ms%n",
                    how, start.toMillis(), publish(api).toMillis(), publish(api).toMillis());
        }
    }

    private Duration publish(LocalHttpApi api) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.endpoint().resolve("/publisher/anna/ad"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.ofString(AD))
                .build();
        Instant begun = Instant.now();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return Duration.between(begun, Instant.now());
    }

    private String token() throws JOSEException {
        return issuer.sign(Issuer.claims("anna"));
    }
}
