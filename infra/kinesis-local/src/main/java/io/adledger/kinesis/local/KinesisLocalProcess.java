package io.adledger.kinesis.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A running Kinesis server, with no streams in it yet.
 *
 * {@snippet :
 * try (var kinesis = KinesisLocalProcess.start()) {
 *     client = KinesisClient.builder().endpointOverride(kinesis.endpoint())…
 * }
 * }
 *
 * It listens on the loopback interface, keeps everything in memory, and ends with the process that started it. The server is
 * what the build of this module left in {@code target/kinesis}, below the repository root that the system property
 * {@code adledger.home} names, else beside this class. Thread-safe.
 */
public final class KinesisLocalProcess implements AutoCloseable {

    private static final String LISTENING = "listening ";
    private static final long SECONDS_TO_STOP = 10;

    private final Process process;
    private final URI endpoint;

    private KinesisLocalProcess(Process process, int port) {
        this.process = process;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts one on a free port, and waits until it listens.
     *
     * @throws IOException if it cannot be started; the message is the reason
     */
    public static KinesisLocalProcess start() throws IOException {
        Path folder = folder();
        Path node = folder.resolve("node/package/bin/node");
        if (!Files.isExecutable(node)) {
            throw new IOException("the Kinesis server is not built: " + node + " is missing");
        }
        Process process = new ProcessBuilder(node.toString(), "server.js")
                .directory(folder.resolve("server").toFile())
                .redirectErrorStream(true)
                .start();
        try {
            return new KinesisLocalProcess(process, port(process));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int port(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                drain(process, output);
                return Integer.parseInt(line.substring(LISTENING.length()));
            }
            said.append(line).append(' ');
        }
        throw new IOException(
                "the Kinesis server did not start: " + said.toString().strip());
    }

    private static void drain(Process process, BufferedReader output) {
        Thread.ofVirtual().name("kinesis-output").start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException endOfProcess) {
                process.destroy();
            }
        });
    }

    private static Path folder() throws IOException {
        String home = System.getProperty("adledger.home");
        if (home != null) {
            return Path.of(home, "infra", "kinesis-local", "target", "kinesis").toAbsolutePath();
        }
        try {
            return Path.of(KinesisLocalProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("kinesis");
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where the Kinesis server is", e);
        }
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Stops it, by force if need be. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException endedAlready) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
