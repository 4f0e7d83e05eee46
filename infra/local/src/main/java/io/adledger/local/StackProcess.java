package io.adledger.local;

import io.adledger.local.stack.Ports;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** This program, run as the launcher runs it: {@code up}, and commands, in processes of their own. */
public final class StackProcess implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration TIME_TO_STOP = Duration.ofMinutes(1);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;
    private static final String HOME = System.getProperty("adledger.home", "");

    private final Process process;
    private final int basePort;
    private final Path output;

    private StackProcess(Process process, int basePort, Path output) {
        this.process = process;
        this.basePort = basePort;
        this.output = output;
    }

    /** What a command that has ended said, and how it ended. */
    public record Ended(int exitCode, String output) {}

    /** Runs {@code up} on a data folder and returns when it is ready. */
    public static StackProcess up(Path data, int basePort, String... options) throws IOException {
        return up(data, basePort, Map.of(), options);
    }

    /**
     * Runs {@code up} with some variables in its environment and further options.
     *
     * @throws IOException if it ends, or is not ready in time; with what it said
     */
    public static StackProcess up(Path data, int basePort, Map<String, String> environment, String... options)
            throws IOException {
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "up", ".out");
        List<String> words =
                new ArrayList<>(List.of("up", "--data", data.toString(), "--base-port", Integer.toString(basePort)));
        words.addAll(List.of(options));
        ProcessBuilder builder = builder(HOME, words.toArray(String[]::new)).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var stack = new StackProcess(builder.start(), basePort, output);
        try {
            boolean settled = await(TIME_TO_START, () -> !stack.isAlive() || stack.isHealthy());
            if (!settled || !stack.isAlive()) {
                throw new IOException((settled ? "up ended: " : "up is not ready: ") + Files.readString(output));
            }
        } catch (IOException | RuntimeException failure) {
            stack.kill();
            throw failure;
        }
        return stack;
    }

    /** Runs a command to its end. */
    public static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(builder(HOME, arguments));
    }

    /** Runs a command to its end for which the data folder beside {@code ./ads} is {@code .adledger} in this folder. */
    public static Ended runIn(Path home, String... arguments) throws IOException, InterruptedException {
        return run(builder(home.toString(), arguments));
    }

    private static Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** Starts a command, whose output is not read. */
    public static Process begin(String... arguments) throws IOException {
        return builder(HOME, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * What {@code ledger verify} says of the digest, having found that all holds.
     *
     * @throws IllegalStateException if something does not hold, with what it said
     */
    public static String digest(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("ledger", "verify"));
        words.addAll(List.of(options));
        Ended verified = run(words.toArray(String[]::new));
        if (verified.exitCode() != 0) {
            throw new IllegalStateException(verified.output());
        }
        return verified.output().lines().reduce((before, last) -> last).orElseThrow();
    }

    /** A port that is free, as are those after it which a stack takes. */
    public static int freeBasePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(base -> IntStream.range(base, base + Ports.COUNT).allMatch(StackProcess::isFree))
                .findFirst()
                .orElseThrow();
    }

    public int basePort() {
        return basePort;
    }

    public URI ledger() {
        return URI.create("http://127.0.0.1:" + new Ports(basePort).ledger());
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + basePort + path);
    }

    /** What it has said so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it says that all its parts are ready. */
    public boolean isHealthy() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri("/health"))
                    .timeout(TIME_TO_ANSWER)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notNow) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The process that serves, without its servers. */
    public ProcessHandle main() {
        return process.toHandle();
    }

    /**
     * Its servers whose command line has this.
     *
     * @throws IllegalStateException if there is none
     */
    public List<ProcessHandle> servers(String part) {
        List<ProcessHandle> found = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(part))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no process " + part);
        }
        return found;
    }

    /** Kills it as {@code kill -9} does, and returns when nothing of it is left. */
    public void kill() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        process.destroyForcibly();
        awaitEnd(family);
    }

    /** Kills one of its servers, as {@code kill -9} does: that whose command line has this. */
    public void killServer(String part) {
        List<ProcessHandle> killed = servers(part);
        killed.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(killed);
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        try {
            if (!await(TIME_TO_STOP, () -> processes.stream().noneMatch(ProcessHandle::isAlive))) {
                throw new IllegalStateException("processes do not end: " + processes);
            }
        } catch (InterruptedIOException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Stops it as Ctrl-C does, but for the signal's number. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static boolean await(Duration longest, BooleanSupplier condition) throws InterruptedIOException {
        Instant deadline = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        return true;
    }

    private static ProcessBuilder builder(String home, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dadledger.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Ads.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
