package io.adledger.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, on the loopback interface. It says {@code listening PORT} on its standard output once it
 * answers, or {@code failed REASON}, and ends when its standard input does, so that it never outlives who started it. An
 * interrupt from the terminal (Ctrl-C) does not reach it, so that its parent can stop in order. Thread-safe.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);
    private static final String LISTENING = "listening ";
    private static final String FAILED = "failed ";
    private static final String IGNORE_INTERRUPTS = "trap '' INT; exec \"$@\"";

    private final Process process;
    private final URI endpoint;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Starts a server, and returns when it says that it listens.
     *
     * @param name what people call it
     * @param words the program and its arguments
     * @param folder where it runs; null for where this process does
     * @throws IOException if it does not start; the message has what it said
     */
    public static ServerProcess start(String name, List<String> words, @Nullable Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_INTERRUPTS, name));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        Process process = builder.start();
        try {
            return new ServerProcess(process, port(name, process));
        } catch (IOException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    /** The program of this Java. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int port(String name, Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                drain(name, process, output);
                return Integer.parseInt(line.substring(LISTENING.length()));
            }
            said.append(line.startsWith(FAILED) ? line.substring(FAILED.length()) : line)
                    .append(' ');
        }
        throw new IOException(name + " did not start: " + said.toString().strip());
    }

    // Without a reader a chatty server would block once the pipe is full.
    private static void drain(String name, Process process, BufferedReader output) {
        Thread.ofVirtual().name(name + "-output").start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException endOfProcess) {
                process.destroy();
            }
        });
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills it, as a crash would, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
}
