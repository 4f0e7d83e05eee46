package io.adledger.opensearch.local;

import io.adledger.process.BuiltServer;
import io.adledger.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running OpenSearch of one node.
 *
 * {@snippet :
 * try (var openSearch = OpenSearchProcess.start(0, folder)) {
 *     transport = ApacheHttpClient5TransportBuilder.builder(HttpHost.create(openSearch.endpoint())).build();
 * }
 * }
 *
 * It listens on the loopback interface only, without authentication, keeps its indexes in a folder, makes no index by itself,
 * and ends with the process that started it. Thread-safe.
 */
public final class OpenSearchProcess implements AutoCloseable {

    private static final String MAIN = "io.adledger.opensearch.server.OpenSearchServer";

    private final ServerProcess process;

    private OpenSearchProcess(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one on the indexes in a folder, which is made if need be, and waits until it answers.
     *
     * @param port the port to listen on; 0 for any free one
     * @throws IOException if it cannot be started, because the port is taken for one; the message is the reason
     */
    public static OpenSearchProcess start(int port, Path folder) throws IOException {
        BuiltServer server =
                BuiltServer.locate(OpenSearchProcess.class, Path.of("infra", "opensearch-local"), "server");
        Path data = Files.createDirectories(folder).toAbsolutePath();
        return new OpenSearchProcess(ServerProcess.start(
                "OpenSearch",
                List.of(
                        ServerProcess.java(),
                        "-Xms256m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-modules=jdk.incubator.vector",
                        "-Djava.awt.headless=true",
                        "-Dlog4j2.StatusLogger.level=OFF",
                        "-cp",
                        server.classPath(),
                        MAIN,
                        Integer.toString(port),
                        data.toString()),
                null));
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return process.endpoint();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Kills it, as a crash would, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Stops it in order, and by force if that takes long. Stopping it twice is harmless. */
    @Override
    public void close() {
        process.close();
    }
}
