package io.adledger.lambda.local;

import io.adledger.process.BuiltServer;
import io.adledger.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One instance of a function, in a process of its own: the runtime's client is AWS' own, and loads the code as on AWS, from a folder with classes and
 * {@code lib/*.jar}. As there it works on one event at a time; others wait. What a region does around it is not here: roles, retries, limits of
 * sizes. Linux only, on x86-64 and ARM, since the client is. Thread-safe.
 *
 * <pre>{@code
 * try (LocalFunction function = LocalFunction.start(FunctionSettings.of(zip, "shop.Handler").with("TABLE", "ads"))) {
 *     String answer = function.invoke("{\"key\": \"value\"}");
 * }
 * }</pre>
 */
public final class LocalFunction implements AutoCloseable {

    private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Here and in the options of its process: as Lambda's runtimes for Java have it. */
    private static final int PERCENT_OF_HEAP = 85;

    private final FunctionSettings settings;
    private final FunctionFolder folder;
    private final RuntimeApi api;
    private final Process process;
    private final Duration initTime;

    private LocalFunction(FunctionSettings settings, FunctionFolder folder, RuntimeApi api) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.api = api;
        Instant begun = Instant.now();
        this.process = builder().start();
        Thread.ofVirtual().start(this::watch);
        try {
            Instant there = await(settings.snapStart() ? api.checkpoint() : api.ready(), "the function did not start");
            this.initTime = Duration.between(begun, there);
        } catch (FunctionFailedException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts a function, and returns when it asks for its first event; with SnapStart when it is ready to be kept.
     *
     * @throws FunctionFailedException if it does not come so far
     */
    public static LocalFunction start(FunctionSettings settings) {
        try {
            return new LocalFunction(settings, FunctionFolder.of(settings.code()), new RuntimeApi());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + settings.code(), e);
        }
    }

    private void watch() {
        try {
            api.end(new IOException("its process has ended with " + process.waitFor()));
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessBuilder builder() throws IOException {
        Path runtime = BuiltServer.locate(LocalFunction.class, Path.of("infra", "lambda-local"), "runtime")
                .folder();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ServerProcess.java(),
                        "-Xmx" + settings.memoryMiB() * PERCENT_OF_HEAP / 100 + "m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        runtime.resolve("lib").resolve("*").toString(),
                        MAIN,
                        settings.handler()))
                .directory(folder.code().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(lambdas());
        environment.putAll(settings.environment());
        return builder;
    }

    /** Keys of nobody: what wants others has to be told an endpoint of this machine anyway. */
    private Map<String, String> lambdas() {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", "local"),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMiB())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/local"),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", settings.snapStart() ? "snap-start" : "on-demand"),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("LAMBDA_TASK_ROOT", folder.code().toString()),
                Map.entry("_HANDLER", settings.handler()),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }

    /** From the start of its process until it was ready for an event; with SnapStart, to be kept. */
    public Duration initTime() {
        return initTime;
    }

    /**
     * Goes on with a function that was kept, and returns when it asks for its first event. With SnapStart only.
     *
     * @return how long that took it
     * @throws FunctionFailedException if it fails at that
     */
    public Duration restore() {
        Instant begun = Instant.now();
        api.restore();
        return Duration.between(begun, await(api.ready(), "the function was not restored"));
    }

    /**
     * Gives it an event, and returns its answer.
     *
     * @param event in JSON
     * @return in JSON
     * @throws FunctionFailedException if it reports an error, ends or takes too long; a function that took too long is killed
     */
    public String invoke(String event) {
        Invocation invocation = api.submit(event, Instant.now().plus(settings.timeout()));
        return await(invocation.answer(), "the function failed");
    }

    private <T> T await(CompletableFuture<T> outcome, String otherwise) {
        try {
            return outcome.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case ReportedException reported -> new FunctionFailedException(otherwise, reported.report(), log());
                case null, default -> new FunctionFailedException(otherwise + ": " + e.getMessage(), "", log());
            };
        } catch (TimeoutException e) {
            FunctionFailedException late =
                    new FunctionFailedException(otherwise + " within " + settings.timeout(), "", log());
            process.destroyForcibly().onExit().join();
            throw late;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a function works", e);
        }
    }

    /** What it has written to its standard output and error so far. */
    public String log() {
        try {
            return Files.exists(folder.log()) ? Files.readString(folder.log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many connections its process has open, with the one to Lambda itself; none are to be kept with SnapStart but that. */
    public long connections() {
        return Connections.of(process.pid());
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** Kills it. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
            api.close();
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
