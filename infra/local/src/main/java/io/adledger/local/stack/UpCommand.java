package io.adledger.local.stack;

import io.adledger.local.LedgerCredentials;
import io.adledger.local.stack.trace.Tracing;
import io.adledger.snapshot.schedule.CronSchedule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** {@code ./ads up}: serves everything on this machine until it is told to stop. */
@Command(
        name = "up",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nServes everything on this machine, on the loopback interface (the API elsewhere with --api-address), until"
                    + " Ctrl-C: the API on the base "
                    + "port, the ledger on the next, DynamoDB Local, OpenSearch and S3 on the three after; one more is kept "
                    + "for the event bus.%n",
            "It may be stopped or killed at any moment; the next ./ads up on the same data goes on. Warnings go to the "
                    + "terminal, everything to adledger.log in the data folder.%n"
        },
        footer = "%nExit code: 1 when it cannot start, 2 for wrong usage, else that of the signal which stopped it.")
public final class UpCommand implements Callable<Integer> {

    private static final String NEVER = "never";
    private static final Duration PATIENCE_AFTER_A_KILL = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that keeps everything (default: .adledger beside ./ads).")
    private @Nullable Path data;

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The first of the ports (default: ${DEFAULT-VALUE}).")
    private int basePort;

    @Option(
            names = "--snapshot-cron",
            paramLabel = "CRON",
            defaultValue = "1 0 1 * *",
            description = "When snapshots are made, in UTC: minute, hour, day of the month, month, day of the week; or"
                    + " 'never' (default: ${DEFAULT-VALUE}, each month).")
    private String snapshotCron = NEVER;

    @Option(
            names = "--trace",
            paramLabel = "WHERE",
            arity = "0..1",
            fallbackValue = "print",
            description = "What happens to each command, in spans: --trace prints them, --trace=otlp sends them to a"
                    + " collector on this machine, OTEL_EXPORTER_OTLP_ENDPOINT to another.")
    private Tracing.@Nullable Target trace;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() throws InterruptedException, IOException {
        Instant begun = Instant.now();
        Optional<CronSchedule> snapshotSchedule = snapshotSchedule();
        var ports = new Ports(basePort);
        try (DataDirectory directory = DataDirectory.claim(folder())) {
            configureLogging(directory);
            configureAwsClients(directory.credentials());
            ports.awaitFree(directory.wasLeftInDisorder() ? PATIENCE_AFTER_A_KILL : Duration.ZERO);
            ApiAccess access = api.access(directory.root());
            Tracing tracing = Tracing.to(Optional.ofNullable(trace), System.getenv(), System.out);
            Stack stack = LocalStack.of(directory, ports, access, snapshotSchedule, tracing);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, tracing, directory), "stop"));
            stack.start();
            announce(System.out, directory, ports, access, Duration.between(begun, Instant.now()));
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    private Optional<CronSchedule> snapshotSchedule() {
        try {
            return snapshotCron.equals(NEVER) ? Optional.empty() : Optional.of(CronSchedule.of(snapshotCron));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--snapshot-cron \"" + snapshotCron + "\" is neither a cron expression of five fields nor 'never': "
                            + e.getMessage(),
                    e);
        }
    }

    private Path folder() {
        return data != null ? data : Path.of(System.getProperty("adledger.home", ""), ".adledger");
    }

    private static void configureLogging(DataDirectory directory) {
        System.setProperty("adledger.log", directory.log().toString());
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-up.xml");
        }
    }

    // The ledger's own key, made on the first start; the caller's real ones stay out of it.
    private static void configureAwsClients(Path credentials) throws IOException {
        LedgerCredentials.make(credentials);
        AwsCredentials key = LedgerCredentials.read(credentials);
        System.setProperty("aws.accessKeyId", key.accessKeyId());
        System.setProperty("aws.secretAccessKey", key.secretAccessKey());
        System.setProperty("aws.region", "us-east-1");
    }

    private static void announce(
            PrintStream out, DataDirectory directory, Ports ports, ApiAccess access, Duration time) {
        out.printf(
                """
                AdLedger is ready (%.1f s).
                  API          http://%s:%d%s
                  ledger       http://127.0.0.1:%d   (QLDB session and control API, ledger "ads")
                  credentials  %s
                  state store  http://127.0.0.1:%d   (DynamoDB API, table "ad-state")
                  search       http://127.0.0.1:%d   (OpenSearch, index "ads")
                  archive      http://127.0.0.1:%d   (S3 API, bucket "archive")
                  events       http://127.0.0.1:%d   (EventBridge API, bus "adledger"; live at /events)
                  data         %s
                Ctrl-C stops it.
                """,
                time.toMillis() / 1000.0,
                access.address(),
                ports.api(),
                access.tokens().isPresent() ? "   (wants tokens: ./ads token)" : "",
                ports.ledger(),
                directory.credentials(),
                ports.dynamoDb(),
                ports.search(),
                ports.s3(),
                ports.events(),
                directory.root());
        out.flush();
    }

    private static void stop(Stack stack, Tracing tracing, DataDirectory directory) {
        boolean served = stack.isStarted();
        stack.close();
        tracing.close();
        try {
            directory.close();
            if (served) {
                System.out.println("Stopped.");
            }
        } catch (IOException failure) {
            LoggerFactory.getLogger(UpCommand.class).warn("The data folder was not given back in order", failure);
        }
    }
}
