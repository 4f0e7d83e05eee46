package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;

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
        LedgerCatalog catalog =
                LedgerCatalog.openWithOnly(arguments.ledger(), CatalogSettings.defaults(), arguments.data());
        LedgerServer server;
        try {
            catalog.obtain(NewLedger.named(arguments.ledger()));
            server = LedgerServer.start(ServerSettings.onPort(arguments.port()), catalog);
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
}
