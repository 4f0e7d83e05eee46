package io.adledger.ledger.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 of one bucket that answers every put by closing the connection, and says truly whether there is a bucket. */
final class HangingUp implements AutoCloseable {

    private final HttpServer server;
    private final S3Client client;

    private HangingUp(HttpServer server, String bucket) {
        this.server = server;
        server.createContext("/", exchange -> answer(exchange, bucket));
        this.client = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(5)))
                .build();
    }

    static HangingUp withBucket(String bucket) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HangingUp hangingUp = new HangingUp(server, bucket);
        server.start();
        return hangingUp;
    }

    private static void answer(HttpExchange exchange, String bucket) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                boolean there = exchange.getRequestURI().getPath().equals("/" + bucket);
                exchange.sendResponseHeaders(there ? 200 : 404, -1);
            }
        }
    }

    ObjectStore bucket(String name) {
        return new S3ObjectStore(client, name);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
