package io.adledger.s3.local;

import io.adledger.process.BuiltServer;
import io.adledger.process.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running S3: each folder in a folder is a bucket, each file an object. It listens on the loopback interface only, checks
 * signatures (version 4), wants bucket names in the path, and ends with the process that started it. Thread-safe.
 */
public final class S3Process implements AutoCloseable {

    private static final String MAIN = "io.adledger.s3.server.S3Server";

    private final ServerProcess process;

    private S3Process(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one, and waits until it answers.
     *
     * @param port the port to listen on; 0 for any free one
     * @param folder with the buckets, made if need be
     * @param credentials a file of the AWS SDK's, whose default profile has the one key that may do everything
     * @throws IOException if it cannot be started, because the port is taken for one; the message is the reason
     */
    public static S3Process start(int port, Path folder, Path credentials) throws IOException {
        BuiltServer server = BuiltServer.locate(S3Process.class, Path.of("infra", "s3-local"), "server");
        Path buckets = Files.createDirectories(folder).toAbsolutePath();
        return new S3Process(ServerProcess.start(
                "S3",
                List.of(
                        ServerProcess.java(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Djava.awt.headless=true",
                        "-cp",
                        server.classPath(),
                        MAIN,
                        Integer.toString(port),
                        buckets.toString(),
                        credentials.toAbsolutePath().toString()),
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
