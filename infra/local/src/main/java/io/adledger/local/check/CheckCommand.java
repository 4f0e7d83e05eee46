package io.adledger.local.check;

import io.adledger.local.CommandFailure;
import io.adledger.local.LedgerCredentials;
import io.adledger.state.StateStoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** {@code ./ads check}: compares the state store of a running AdLedger with its ledger's history. */
@Command(
        name = "check",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nReads history(Ads) from the ledger and every item of the state store of a running AdLedger, and"
                    + " compares them, every field of every ad. Differences count when they are still there after the time"
                    + " to wait, as the state store follows the ledger with a delay.%n",
            "With --at, what the history says of a moment that is past is compared with a table that was made of it"
                    + " by ./ads replay all --to TIME --into TABLE.%n"
        },
        footer = "%nExit code: 0 when they are equal, 1 when they differ or cannot be read, 2 for wrong usage.")
public final class CheckCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final StaticCredentialsProvider LOCAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the API listens; the ledger and the state store are on the next two "
                    + "(default: ${DEFAULT-VALUE}).")
    private int basePort;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long the state store may take to follow (default: ${DEFAULT-VALUE}).")
    private int wait;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            defaultValue = StateStoreSettings.DEFAULT_TABLE,
            description = "The table to compare (default: ${DEFAULT-VALUE}).")
    private String table = StateStoreSettings.DEFAULT_TABLE;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Compare it with the history up to that moment, in ISO 8601, such as 2026-01-31T00:00:00Z.")
    private @Nullable Instant at;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "The key of the ledger (default: credentials in .adledger beside ./ads).")
    private @Nullable Path credentials;

    // The driver's close() is declared to throw anything.
    @Override
    @SuppressWarnings("try")
    public Integer call() throws Exception {
        try (QldbDriver ledger = ledger();
                DynamoDbClient dynamoDb = dynamoDb()) {
            Comparison comparison = compare(new LedgerHistory(ledger), new StateStoreScan(dynamoDb, table));
            report(comparison);
            return comparison.differences().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (ResourceNotFoundException e) {
            throw new CommandFailure("there is no table " + table + " in the state store");
        }
    }

    private Comparison compare(LedgerHistory history, StateStoreScan stateStore) throws InterruptedException {
        Instant until = at == null ? Instant.MAX : at;
        Instant deadline = Instant.now().plusSeconds(wait);
        Comparison comparison = Comparison.of(history.readUpTo(until), stateStore.read());
        while (!comparison.differences().isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(PAUSE);
            comparison = Comparison.of(history.readUpTo(until), stateStore.read());
        }
        return comparison;
    }

    private void report(Comparison comparison) {
        comparison.differences().stream()
                .limit(MOST_SHOWN)
                .map(Difference::toText)
                .forEach(System.out::println);
        System.out.printf(
                "%,d ads%s: %s%n",
                comparison.ads(),
                at == null ? "" : " as of " + at,
                comparison.differences().isEmpty()
                        ? table.equals(StateStoreSettings.DEFAULT_TABLE)
                                ? "the state store is what the history says"
                                : table + " is what the history says"
                        : "%,d differences".formatted(comparison.differences().size()));
    }

    private QldbDriver ledger() {
        return QldbDriver.builder()
                .ledger("ads")
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(onThisMachine(basePort + 1))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(LedgerCredentials.from(credentials())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Path credentials() {
        return credentials != null ? credentials : LedgerCredentials.ofThisCheckout();
    }

    private DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .endpointOverride(onThisMachine(basePort + 2))
                .region(Region.US_EAST_1)
                .credentialsProvider(LOCAL)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static URI onThisMachine(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
