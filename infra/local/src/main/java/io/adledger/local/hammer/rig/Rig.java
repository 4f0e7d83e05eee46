package io.adledger.local.hammer.rig;

import io.adledger.local.StackProcess;
import io.adledger.local.hammer.plan.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stack that is hammered, in a folder of its own: its data is {@code .adledger} in there, as beside {@code ./ads}, and
 * everything is on the same ports after each start. One thread at a time, but for {@link #kill}.
 */
public final class Rig implements AutoCloseable {

    private static final Duration TIME_TO_BE_WELL = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path home;
    private final int basePort = StackProcess.freeBasePort();
    private volatile @Nullable StackProcess stack;
    private boolean closed;

    /** @param home the folder, which is there; nothing is started yet */
    public Rig(Path home) {
        this.home = home;
    }

    /** Starts the stack, or starts it again, and returns when it is ready. */
    public synchronized void start() throws IOException {
        if (closed) {
            throw new IOException("the run is over");
        }
        stack = StackProcess.up(data(), basePort, "--snapshot-cron", "never");
    }

    public Path data() {
        return home.resolve(".adledger");
    }

    public int basePort() {
        return basePort;
    }

    /** The stack that was started last. */
    public StackProcess stack() {
        return Objects.requireNonNull(stack, "nothing was started");
    }

    /** Stops the stack in order. */
    public void stop() {
        stack().close();
    }

    /** Kills all processes of the stack. */
    public void kill() {
        stack().kill();
    }

    /** Runs a command of this program to its end; the data folder that it takes by itself is the stack's. */
    public StackProcess.Ended command(String... words) throws IOException, InterruptedException {
        return StackProcess.runIn(home, words);
    }

    /** Waits until all parts are ready. */
    public void awaitHealth() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_BE_WELL.toNanos();
        while (!stack().isHealthy()) {
            if (!stack().isAlive()) {
                throw new IOException("the stack has ended by itself: " + stack().output());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("the stack is not well %d s after a fault: %s"
                        .formatted(TIME_TO_BE_WELL.toSeconds(), stack().output()));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Kills a server, not the main process. */
    void killServer(Server server) {
        stack().killServer(server.commandLine());
    }

    /** Stops a process where it is; {@link #thaw} lets it go on. */
    void freeze(Server server) throws IOException, InterruptedException {
        signal("-STOP", server);
    }

    void thaw(Server server) throws IOException, InterruptedException {
        signal("-CONT", server);
    }

    private void signal(String signal, Server server) throws IOException, InterruptedException {
        for (ProcessHandle process : processes(server)) {
            tool("kill", signal, Long.toString(process.pid()));
        }
    }

    private List<ProcessHandle> processes(Server server) {
        return server == Server.MAIN ? List.of(stack().main()) : stack().servers(server.commandLine());
    }

    /** Lets the files of the main process grow to so many bytes and no more, or again without limit. */
    void limitFiles(String bytes) throws IOException, InterruptedException {
        tool("prlimit", "--pid", Long.toString(stack().main().pid()), "--fsize=" + bytes + ":");
    }

    private static void tool(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + " failed");
        }
    }

    /** Leaves nothing running, whatever state it is in. */
    @Override
    public synchronized void close() {
        closed = true;
        StackProcess last = stack;
        if (last != null && last.isAlive()) {
            last.kill();
        }
    }
}
