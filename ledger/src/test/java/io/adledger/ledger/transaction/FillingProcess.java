package io.adledger.ledger.transaction;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Inserts numbers into a ledger, whose files may not grow beyond a bound, until a commit is refused, tells how far it came and what can then be read, and ends
 * without closing anything. Argument: the ledger's folder.
 */
final class FillingProcess {

    private static final int MOST_BYTES_OF_A_FILE = 2 << 20;

    private FillingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Ledger ledger = Ledger.open("ads", LedgerSettings.defaults(), Path.of(arguments[0]));
        Client client = new Client(ledger);
        client.execute("CREATE TABLE Numbers");
        limitFilesOfThisProcess();
        int acknowledged = 0;
        try {
            while (true) {
                client.execute("INSERT INTO Numbers {'n': ?, 'text': ?}", acknowledged, "x".repeat(1_000));
                acknowledged++;
            }
        } catch (LedgerFailedException e) {
            System.out.println("acknowledged " + acknowledged);
            System.out.println(
                    "readable " + client.execute("SELECT * FROM Numbers").size());
            System.out.println("refused " + e.getMessage());
            System.out.println("failure " + ledger.failure().isPresent());
        }
        Runtime.getRuntime().halt(0);
    }

    /** Not before the library is loaded, which is unpacked into a larger file. */
    private static void limitFilesOfThisProcess() throws IOException, InterruptedException {
        String self = String.valueOf(ProcessHandle.current().pid());
        Process limiting = new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + MOST_BYTES_OF_A_FILE)
                .inheritIO()
                .start();
        if (limiting.waitFor() != 0) {
            throw new IllegalStateException("prlimit failed");
        }
    }
}
