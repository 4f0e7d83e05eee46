package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger server as a process of its own: says one line when it is ready, and ends cleanly on SIGTERM or Ctrl-C. */
public final class LedgerServerMain {

    private LedgerServerMain() {}

    /** Exit status 2 for a wrong command line, 1 if the server cannot start. */
    public static void main(String[] args) {
        ServerArguments arguments;
        try {
            arguments = ServerArguments.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n\n" + ServerArguments.USAGE);
            System.exit(2);
            return;
        }
        if (arguments.help()) {
            System.out.print(ServerArguments.USAGE);
            return;
        }
        try {
            start(arguments);
        } catch (RuntimeException e) {
            System.err.println("The ledger server cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void start(ServerArguments arguments) {
        ServerSettings settings = settings(arguments, System.getenv());
        CatalogSettings ledgers =
                CatalogSettings.defaults().withRegion(arguments.region()).withAccount(arguments.account());
        LedgerCatalog catalog = arguments
                .tables()
                .map(tables -> tables.open(ledgers, arguments.data()))
                .orElseGet(() -> LedgerCatalog.openWithOnly(arguments.ledger(), ledgers, arguments.data()));
        LedgerServer server;
        try {
            obtain(catalog, arguments);
            server = LedgerServer.start(settings, catalog);
        } catch (RuntimeException e) {
            catalog.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            server.close();
            catalog.close();
        }));
        System.out.println("Ledger " + arguments.ledger() + " is ready at " + server.endpoint());
    }

    private static void obtain(LedgerCatalog catalog, ServerArguments arguments) {
        NewLedger ledger = NewLedger.named(arguments.ledger());
        if (arguments.replica()) {
            catalog.obtainReplica(ledger);
        } else {
            catalog.obtain(ledger);
        }
    }

    /** The settings of a server, for the environment it is started in. */
    static ServerSettings settings(ServerArguments arguments, Map<String, String> environment) {
        Optional<AccessKeys> keys = arguments.credentials().map(AccessKeys::of).or(() -> keys(environment));
        ServerSettings defaults = ServerSettings.onPort(arguments.port());
        ServerSettings signed = keys.map(defaults::withAccessKeys).orElse(defaults);
        ServerSettings encrypted = arguments.tls().map(signed::withTls).orElse(signed);
        ServerSettings told = arguments
                .logMetrics()
                .map(every -> encrypted.withMetricsLog(new MetricsLog(every, System.out::println)))
                .orElse(encrypted);
        return told.withAddress(new InetSocketAddress(arguments.address(), arguments.port()));
    }

    private static Optional<AccessKeys> keys(Map<String, String> environment) {
        String id = environment.get("ADLEDGER_ACCESS_KEY_ID");
        String secret = environment.get("ADLEDGER_SECRET_ACCESS_KEY");
        return id == null || secret == null
                ? Optional.empty()
                : Optional.of(AccessKeys.of(List.of(AccessKey.lasting(id, secret))));
    }
}
