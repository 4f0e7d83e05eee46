package io.adledger.ledger.transaction;

import java.nio.file.Path;

/**
 * Inserts numbers into a ledger, lets the disk refuse to sync, tries two more, tells what became of them and what can be read,
 * and ends without closing anything. Argument: the ledger's folder.
 */
final class UnsyncedProcess {

    /** How many are acknowledged before the disk refuses. */
    static final int ACKNOWLEDGED = 20;

    private UnsyncedProcess() {}

    public static void main(String[] arguments) throws Throwable {
        Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), Path.of(arguments[0]));
        Client client = new Client(ledger);
        client.execute("CREATE TABLE Numbers");
        for (int number = 0; number < ACKNOWLEDGED; number++) {
            client.execute("INSERT INTO Numbers {'n': ?}", number);
        }
        FailingSyncs.begin();
        System.out.println("first " + insert(client, ACKNOWLEDGED));
        System.out.println("second " + insert(client, ACKNOWLEDGED + 1));
        System.out.println("readable " + client.execute("SELECT * FROM Numbers").size());
        System.out.println("failure " + ledger.failure().isPresent());
        Runtime.getRuntime().halt(0);
    }

    private static String insert(Client client, int number) {
        try {
            client.execute("INSERT INTO Numbers {'n': ?}", number);
            return "acknowledged";
        } catch (LedgerFailedException e) {
            return "refused: " + e.getMessage();
        }
    }
}
