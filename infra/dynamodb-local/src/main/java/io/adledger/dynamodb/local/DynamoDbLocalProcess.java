package io.adledger.dynamodb.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
 * <p>The server's class path is what the build of this module left in {@code target/server}. It is found below the
 * repository root that the system property {@code adledger.home} names, else beside this class.
 *
 * <p>Thread-safe.
 */
public final class DynamoDbLocalProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
    private static final String IGNORE_INTERRUPTS = "trap '' INT; exec \"$@\"";

    private final Process process;
    private final URI endpoint;

    private DynamoDbLocalProcess(Process process, int port) {
        this.process = process;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts one with an empty database in memory on a free port, and waits until it answers.
     *
     * @throws IOException if it cannot be started; the message is the reason
     */
    public static DynamoDbLocalProcess inMemory() throws IOException {
        return start(new DynamoDbLocalCommand(ServerClassPath.locate(), 0, null));
    }

    /**
     * Starts one on the database in a folder, which is created if need be, and waits until it answers.
     *
     * @param port the port to listen on; 0 for any free one
     * @throws IOException if it cannot be started, because the port is taken for one; the message is the reason
     */
    public static DynamoDbLocalProcess onDisk(int port, Path folder) throws IOException {
        Files.createDirectories(folder);
        return start(new DynamoDbLocalCommand(ServerClassPath.locate(), port, folder.toAbsolutePath()));
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Stops it in order, and by force if that takes more than ten seconds. Stopping it twice is harmless. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException endedAlready) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static DynamoDbLocalProcess start(DynamoDbLocalCommand command) throws IOException {
        Process process = new ProcessBuilder(command.line(IGNORE_INTERRUPTS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var running = new DynamoDbLocalProcess(process, portOf(process));
            running.awaitAnswer();
            return running;
        } catch (IOException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static int portOf(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("listening ")) {
                drain(process, output);
                return Integer.parseInt(line.substring("listening ".length()));
            }
            said.append(line.startsWith("failed ") ? line.substring("failed ".length()) : line)
                    .append(' ');
        }
        throw new IOException("DynamoDB Local did not start: " + said.toString().strip());
    }

    // Without a reader a chatty server would block once the pipe is full.
    private static void drain(Process process, BufferedReader output) {
        Thread.ofVirtual().name("dynamodb-local-output").start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException endOfProcess) {
                process.destroy();
            }
        });
    }

    private void awaitAnswer() throws IOException {
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
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
