package io.adledger.kinesis.local;

import io.adledger.process.BuiltServer;
import io.adledger.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
 * what the build of this module left in {@code target/kinesis} (see {@link BuiltServer}). Thread-safe.
 */
public final class KinesisLocalProcess implements AutoCloseable {

    private final ServerProcess process;

    private KinesisLocalProcess(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one on a free port, and waits until it listens.
     *
     * @throws IOException if it cannot be started; the message is the reason
     */
    public static KinesisLocalProcess start() throws IOException {
        Path folder = BuiltServer.locate(KinesisLocalProcess.class, Path.of("infra", "kinesis-local"), "kinesis")
                .folder();
        Path node = folder.resolve("node/package/bin/node");
        if (!Files.isExecutable(node)) {
            throw new IOException("the Kinesis server is not built: " + node + " is missing");
        }
        return new KinesisLocalProcess(
                ServerProcess.start("Kinesis", List.of(node.toString(), "server.js"), folder.resolve("server")));
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return process.endpoint();
    }

    /** Stops it, by force if need be. */
    @Override
    public void close() {
        process.close();
    }
}
