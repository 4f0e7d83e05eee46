package io.adledger.ledger.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * A network on which requests get lost, and answers too: then they were carried out. Some requests are throttled. Thread-safe.
 */
final class FaultyHttp implements SdkHttpClient {

    /** What may happen to a request. */
    enum Fault {
        NONE,
        REQUEST_LOST,
        ANSWER_LOST,
        THROTTLED
    }

    private static final String THROTTLING = """
        {"__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "message": "too fast"}
        """;

    private final SdkHttpClient network = UrlConnectionHttpClient.create();
    private final Random random;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile double likelihood;

    FaultyHttp(long seed, double likelihood) {
        this.random = new Random(seed);
        this.likelihood = likelihood;
    }

    /** How likely a request is to have a fault from now on. */
    void likelihood(double from0To1) {
        likelihood = from0To1;
    }

    int faults() {
        return faults.get();
    }

    private synchronized Fault next() {
        if (random.nextDouble() >= likelihood) {
            return Fault.NONE;
        }
        faults.incrementAndGet();
        return Fault.values()[1 + random.nextInt(3)];
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = network.prepareRequest(request);
        Fault fault = next();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (fault) {
                    case NONE -> prepared.call();
                    case REQUEST_LOST -> throw new IOException("the request is lost");
                    case ANSWER_LOST -> throw lost(prepared.call());
                    case THROTTLED -> throttled();
                };
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static IOException lost(HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isPresent()) {
            answer.responseBody().get().readAllBytes();
        }
        return new IOException("the answer is lost");
    }

    private static HttpExecuteResponse throttled() {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(400).build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(THROTTLING.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {
        network.close();
    }
}
