package io.adledger.ledger.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A network that no request gets through which names something, once it is cut. */
final class CutHttp implements SdkHttpClient {

    private final SdkHttpClient network = UrlConnectionHttpClient.create();
    private final String name;
    private volatile boolean cut;

    CutHttp(String name) {
        this.name = name;
    }

    void cut() {
        cut = true;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = network.prepareRequest(request);
        boolean lost = cut && body(request).contains(name);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (lost) {
                    throw new IOException("the network is cut");
                }
                return prepared.call();
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static String body(HttpExecuteRequest request) {
        return request.contentStreamProvider()
                .map(content -> {
                    try (var stream = content.newStream()) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse("");
    }

    @Override
    public void close() {
        network.close();
    }
}
