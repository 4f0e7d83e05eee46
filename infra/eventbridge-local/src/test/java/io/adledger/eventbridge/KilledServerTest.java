package io.adledger.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class KilledServerTest {

    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/ads";

    @TempDir
    private Path folder;

    @Test
    void anArchiveHasEveryAcknowledgedEventOfAServerThatWasKilled() throws IOException, InterruptedException {
        int acknowledged = 0;
        Process process = startProcess();
        try (BufferedReader output = process.inputReader();
                EventBridgeClient client = client(URI.create("http://127.0.0.1:" + port(output)))) {
            client.createEventBus(bus -> bus.name("ads"));
            client.createArchive(archive -> archive.archiveName("all").eventSourceArn(BUS));
            for (int i = 0; i < 20; i++) {
                acknowledged += put(client);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (EventBridgeServer restarted = EventBridgeServer.start(0, folder);
                EventBridgeClient client = client(restarted.endpoint())) {
            assertThat(client.describeEventBus(bus -> bus.name("ads")).arn()).isEqualTo(BUS);
            assertThat(client.describeArchive(archive -> archive.archiveName("all"))
                            .eventCount())
                    .isEqualTo(acknowledged);
        }
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EventBridgeLocal.class.getName(),
                        "0",
                        folder.toString())
                .start();
    }

    private static String port(BufferedReader output) throws IOException {
        return String.valueOf(output.readLine()).replace("listening ", "");
    }

    private static int put(EventBridgeClient client) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName("ads")
                .source("adledger.ads")
                .detailType("AdCreated")
                .detail("{}")
                .build();
        return client.putEvents(request -> request.entries(entry, entry)).failedEntryCount() == 0 ? 2 : 0;
    }

    private static EventBridgeClient client(URI endpoint) {
        return EventBridgeClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
