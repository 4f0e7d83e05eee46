package io.adledger.dynamodb.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbLocalProcessTest {

    @Test
    void tablesInAFolderOutliveTheProcess(@TempDir Path folder) throws IOException {
        try (var first = DynamoDbLocalProcess.onDisk(0, folder);
                var client = clientOf(first.endpoint())) {
            createTable(client, "ads");
        }

        try (var second = DynamoDbLocalProcess.onDisk(0, folder);
                var client = clientOf(second.endpoint())) {
            assertThat(client.listTables().tableNames()).containsExactly("ads");
        }
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() throws IOException {
        try (var dynamoDb = DynamoDbLocalProcess.inMemory()) {
            int port = dynamoDb.endpoint().getPort();
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .toList();

            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aTakenPortIsTheReasonGiven(@TempDir Path folder) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> DynamoDbLocalProcess.onDisk(taken.getLocalPort(), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void itEndsWithTheProcessThatStartedItEvenWhenThatOneIsKilled() throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dadledger.home=" + System.getProperty("adledger.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DynamoDbLocalParent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(parent.inputReader().readLine()).startsWith("http://127.0.0.1:");
        ProcessHandle server = parent.children().findFirst().orElseThrow();

        parent.destroyForcibly();

        await().atMost(20, TimeUnit.SECONDS).until(() -> !server.isAlive());
    }

    private static void createTable(DynamoDbClient client, String name) {
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("adId")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("adId")
                        .keyType(KeyType.HASH)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
    }

    private static DynamoDbClient clientOf(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
