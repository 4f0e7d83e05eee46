package io.adledger.ledger.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A ledger server in a process of its own. */
final class LedgerProcess implements AutoCloseable {

    private final Process process;

    private LedgerProcess(Process process) {
        this.process = process;
    }

    static LedgerProcess start(String... arguments) {
        return start(Map.of(), arguments);
    }

    static LedgerProcess start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerServerMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new LedgerProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready, and returns where it listens. */
    URI endpoint() {
        List<String> said = new ArrayList<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                int at = line.indexOf("is ready at ");
                if (at >= 0) {
                    return URI.create(line.substring(at + "is ready at ".length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the server did not start: " + said);
    }

    /** Waits until it has ended, and returns all it said. */
    String output() {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    int stop() {
        process.destroy();
        return exitStatus();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int exitStatus() {
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
