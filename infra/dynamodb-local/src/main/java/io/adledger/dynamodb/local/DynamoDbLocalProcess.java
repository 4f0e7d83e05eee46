package io.adledger.dynamodb.local;

import io.adledger.process.BuiltServer;
import io.adledger.process.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A running DynamoDB Local.
 *
 * <pre>{@code
 * try (var dynamoDb = DynamoDbLocalProcess.inMemory()) {
 *     client = DynamoDbClient.builder().endpointOverride(dynamoDb.endpoint())…
 * }
 * }</pre>
 *
 * <p>It listens on the loopback interface only, serves one shared database whatever the client's region and
 * credentials are (but the SDK wants both), and ends with the process that started it, even when that one is killed.
 * An interrupt from the terminal (Ctrl-C) does not end it, so that its parent can stop in order.
 *
 * <p>The server's class path is what the build of this module left in {@code target/server} (see {@link BuiltServer}).
 *
 * <p>Thread-safe.
 */
public final class DynamoDbLocalProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(30);
    private static final String MAIN = "io.adledger.dynamodb.server.DynamoDbLocalServer";

    private final ServerProcess process;

    private DynamoDbLocalProcess(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one with an empty database in memory on a free port, and waits until it answers.
     *
     * @throws IOException if it cannot be started; the message is the reason
     */
    public static DynamoDbLocalProcess inMemory() throws IOException {
        return start(0, null);
    }

    /**
     * Starts one on the database in a folder, which is created if need be, and waits until it answers.
     *
     * @param port the port to listen on; 0 for any free one
     * @throws IOException if it cannot be started, because the port is taken for one; the message is the reason
     */
    public static DynamoDbLocalProcess onDisk(int port, Path folder) throws IOException {
        return start(port, Files.createDirectories(folder).toAbsolutePath());
    }

    private static DynamoDbLocalProcess start(int port, @Nullable Path folder) throws IOException {
        var running = new DynamoDbLocalProcess(ServerProcess.start("DynamoDB Local", command(port, folder), null));
        try {
            running.awaitAnswer();
            return running;
        } catch (IOException failure) {
            running.close();
            throw failure;
        }
    }

    private static List<String> command(int port, @Nullable Path folder) throws IOException {
        BuiltServer server =
                BuiltServer.locate(DynamoDbLocalProcess.class, Path.of("infra", "dynamodb-local"), "server");
        var words = new ArrayList<>(List.of(
                ServerProcess.java(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dsqlite4java.library.path=" + server.folder().resolve("native"),
                "-cp",
                server.classPath(),
                MAIN,
                Integer.toString(port)));
        if (folder != null) {
            words.add(folder.toString());
        }
        return words;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return process.endpoint();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Stops it in order, and by force if that takes more than ten seconds. Stopping it twice is harmless. */
    @Override
    public void close() {
        process.close();
    }

    private void awaitAnswer() throws IOException {
        var connection = (HttpURLConnection) endpoint().toURL().openConnection();
        connection.setConnectTimeout((int) TIME_TO_START.toMillis());
        connection.setReadTimeout((int) TIME_TO_START.toMillis());
        connection.setRequestProperty("X-Amz-Target", "DynamoDB_20120810.ListTables");
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
        connection.setRequestProperty(
                "Authorization", "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request");
        connection.setDoOutput(true);
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        int status = connection.getResponseCode();
        connection.disconnect();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException("DynamoDB Local started, but answers ListTables with " + status);
        }
    }
}
