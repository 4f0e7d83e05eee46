package io.adledger.ledger.bench;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * How long reads take, each thousands of times at random, in a ledger that {@link OpenBench} has
 * filled with one revision per transaction.
 *
 * <p>Argument: its folder.
 */
public final class ReadBench {

    private static final int TIMES = 5_000;

    private final Random random = new Random(1);

    private ReadBench() {}

    public static void main(String[] arguments) {
        try (Ledger ledger = Ledger.open("bench", LedgerSettings.defaults(), Path.of(arguments[0]))) {
            new ReadBench().run(ledger);
        }
    }

    private void run(Ledger ledger) {
        Client client = new Client(ledger);
        int blocks = (int) ledger.journal().tip().orElseThrow().sequenceNo();
        String[] ids = new String[TIMES];
        System.out.printf("%,d blocks%n", blocks + 1);
        measure("index lookup", i -> {
            IonStruct found = (IonStruct)
                    client.execute("SELECT d, e.* FROM Events AS e BY d WHERE e.number = ?", random.nextInt(blocks - 2))
                            .getFirst();
            ids[i] = Client.text(found, "d");
        });
        measure("read by id", i -> client.execute("SELECT * FROM Events AS e BY d WHERE d = ?", ids[i]));
    }

    private interface Step {
        void run(int number);
    }

    /** Once to warm up, once to measure. */
    private static void measure(String what, Step step) {
        long[] taken = new long[TIMES];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < TIMES; i++) {
                long started = System.nanoTime();
                step.run(i);
                taken[i] = System.nanoTime() - started;
            }
        }
        Arrays.sort(taken);
        System.out.printf(
                "%-18s p50 %6.1f us, p99 %7.1f us%n", what, taken[TIMES / 2] / 1e3, taken[(int) (TIMES * 0.99)] / 1e3);
    }
}
