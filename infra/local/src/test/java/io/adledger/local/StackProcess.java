package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.local.stack.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The launcher's program, run as the launcher runs it: in a process of its own. */
final class StackProcess implements AutoCloseable {

    private static final int SECONDS_TO_START = 60;
    private static final int SECONDS_TO_STOP = 30;

    private final Process process;
    private final int basePort;
    private final Path output;

    private StackProcess(Process process, int basePort, Path output) {
        this.process = process;
        this.basePort = basePort;
        this.output = output;
    }

    /** What a command that has ended said, and how it ended. */
    record Ended(int exitCode, String output) {}

    /** Runs {@code up} on a data folder and returns when it is ready. */
    static StackProcess up(Path data, int basePort, String... options) throws IOException {
        return up(data, basePort, Map.of(), options);
    }

    /** Runs {@code up} with some variables in its environment and further options. */
    static StackProcess up(Path data, int basePort, Map<String, String> environment, String... options)
            throws IOException {
        Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "up", ".out");
        List<String> words =
                new ArrayList<>(List.of("up", "--data", data.toString(), "--base-port", Integer.toString(basePort)));
        words.addAll(List.of(options));
        ProcessBuilder builder = builder(words.toArray(String[]::new)).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        var stack = new StackProcess(process, basePort, output);
        await().atMost(SECONDS_TO_START, TimeUnit.SECONDS).until(() -> !process.isAlive() || stack.isHealthy());
        if (!process.isAlive()) {
            throw new IOException("up ended: " + Files.readString(output));
        }
        return stack;
    }

    /** Runs a command to its end. */
    static Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** Starts a command, whose output is not read. */
    static Process begin(String... arguments) throws IOException {
        return builder(arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What {@code ledger verify} says of the digest, having found that all holds. */
    static String digest(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("ledger", "verify"));
        words.addAll(List.of(options));
        Ended verified = run(words.toArray(String[]::new));
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        return verified.output().lines().reduce((before, last) -> last).orElseThrow();
    }

    /** A port that is free, as are those after it which a stack takes. */
    static int freeBasePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(base -> IntStream.range(base, base + Ports.COUNT).allMatch(StackProcess::isFree))
                .findFirst()
                .orElseThrow();
    }

    int basePort() {
        return basePort;
    }

    URI ledger() {
        return URI.create("http://127.0.0.1:" + (basePort + 1));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + basePort + path);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Kills it as {@code kill -9} does, and returns when nothing of it is left. */
    void kill() {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        process.destroyForcibly();
        await().atMost(SECONDS_TO_STOP, TimeUnit.SECONDS)
                .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Kills one of its servers, as {@code kill -9} does: that whose command line has this. */
    void killServer(String part) {
        List<ProcessHandle> killed = process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(part))
                .toList();
        assertThat(killed).as(part).isNotEmpty();
        killed.forEach(ProcessHandle::destroyForcibly);
        await().atMost(SECONDS_TO_STOP, TimeUnit.SECONDS)
                .until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Stops it as Ctrl-C does, but for the signal's number. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
    }

    private boolean isHealthy() {
        try {
            return new Http().get(uri("/health")).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dadledger.home=" + System.getProperty("adledger.home"),
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
