package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.journal.ChainVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import software.amazon.awssdk.services.qldbsession.model.QldbSessionException;

/**
 * Serves a ledger whose files may not grow beyond a bound, fills it until a commit is refused, lifts the bound, has the
 * ledger opened again, and goes on; tells what it sees on the way. Argument: the ledgers' folder.
 */
final class RefillingProcess {

    private static final String BOUND = "2097152:";
    private static final String NO_BOUND = "unlimited:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    private RefillingProcess(URI endpoint) {
        this.endpoint = endpoint;
    }

    public static void main(String[] arguments) throws Exception {
        try (LedgerCatalog catalog = LedgerCatalog.open(CatalogSettings.defaults(), Path.of(arguments[0]));
                LedgerServer server = LedgerServer.start(ServerSettings.onPort(0), catalog)) {
            catalog.obtain(NewLedger.named("ads"));
            new RefillingProcess(server.endpoint()).run();
            catalog.use("ads", ledger -> ChainVerifier.verify(ledger.journal()));
        }
        Runtime.getRuntime().halt(0);
    }

    private void run() throws IOException, InterruptedException {
        tell("reopened while it works", send("POST", "/ledgers/ads/reopen"));
        int acknowledged = 0;
        try (LedgerClient client = client()) {
            client.run(transaction -> transaction.execute("CREATE TABLE Numbers"));
            limitFiles(BOUND);
            while (true) {
                client.run(transaction ->
                        transaction.execute("INSERT INTO Numbers {'text': '" + "x".repeat(10_000) + "'}"));
                acknowledged++;
            }
        } catch (QldbSessionException refused) {
            System.out.println("acknowledged: " + acknowledged);
        }
        tell("health", send("GET", "/health"));
        tell("reopened while full", send("POST", "/ledgers/ads/reopen"));
        System.out.println("readable while full: " + count());
        limitFiles(NO_BOUND);
        tell("reopened", send("POST", "/ledgers/ads/reopen"));
        tell("health after", send("GET", "/health"));
        System.out.println("readable after: " + count());
        try (LedgerClient client = client()) {
            client.run(transaction -> transaction.execute("INSERT INTO Numbers {'text': 'after'}"));
        }
        System.out.println("readable at the end: " + count());
    }

    private int count() {
        try (LedgerClient client = client()) {
            int[] count = new int[1];
            client.run(transaction -> {
                count[0] = 0;
                transaction.execute("SELECT text FROM Numbers").forEach(row -> count[0]++);
            });
            return count[0];
        }
    }

    private LedgerClient client() {
        return Endpoint.at(endpoint).driverWithoutRetries("ads");
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void tell(String what, HttpResponse<String> answer) {
        System.out.println(what + ": " + answer.statusCode() + " " + answer.body());
    }

    /** The soft limit, which may be raised again. */
    private static void limitFiles(String bytes) throws IOException, InterruptedException {
        String self = String.valueOf(ProcessHandle.current().pid());
        Process limiting = new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes)
                .inheritIO()
                .start();
        if (limiting.waitFor() != 0) {
            throw new IllegalStateException("prlimit failed");
        }
    }
}
