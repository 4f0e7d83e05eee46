package io.adledger.bench.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code ./ads up} on new data and free ports, until it is closed. */
final class RunningStack implements AutoCloseable {

    private static final String READY = "AdLedger is ready";
    private static final int PORTS = 6;
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final Process process;
    private final URI api;
    private final Duration startUp;

    private RunningStack(Process process, URI api, Duration startUp) {
        this.process = process;
        this.api = api;
        this.startUp = startUp;
    }

    /**
     * Starts it, and returns when it says that it is ready.
     *
     * @param home with {@code ./ads}, which has built what it runs
     * @throws IOException if it does not start; the message has what it said
     */
    static RunningStack start(Path home, Path data) throws IOException {
        int port = freePorts();
        Path errors = Files.createDirectories(data).resolve("errors.txt");
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        home.resolve("ads").toString(),
                        "up",
                        "--data",
                        data.resolve("stack").toString(),
                        "--base-port",
                        Integer.toString(port))
                .redirectError(errors.toFile())
                .start();
        try {
            awaitReady(process, errors);
            Duration startUp = Duration.ofNanos(System.nanoTime() - begun);
            return new RunningStack(process, URI.create("http://127.0.0.1:" + port), startUp);
        } catch (IOException e) {
            stop(process);
            throw e;
        }
    }

    private static void awaitReady(Process process, Path errors) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith(READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("./ads up did not start: "
                    + Files.readString(errors, StandardCharsets.UTF_8).strip());
        }
        Thread.ofVirtual().name("stack-output").start(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException endOfProcess) {
                process.destroy();
            }
        });
    }

    private static int freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(RunningStack::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The base of its API. */
    URI api() {
        return api;
    }

    /** From the launcher's start until it said that it is ready. */
    Duration startUp() {
        return startUp;
    }

    /** The memory that all its processes have resident, in bytes, what they share counted for each. */
    long residentBytes() throws IOException {
        long total = 0;
        for (ProcessHandle each : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            total += residentBytes(each.pid());
        }
        return total;
    }

    /** How many processes it has. */
    long processes() {
        return 1 + process.descendants().count();
    }

    private static long residentBytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }

    /** Stops it in order, and by force if that takes long. */
    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        var all = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
