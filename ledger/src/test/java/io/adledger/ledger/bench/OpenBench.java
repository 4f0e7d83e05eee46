package io.adledger.ledger.bench;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a ledger takes to open after its process was killed.
 *
 * <p>Arguments: {@code fill FOLDER REVISIONS REVISIONS_PER_TRANSACTION} writes and ends without closing anything, as a kill
 * would; {@code open FOLDER} opens and tells what took how long.
 */
public final class OpenBench {

    private static final LedgerSettings LARGE =
            new LedgerSettings(InstantSource.system(), Duration.ofMinutes(10), 100_000, 1 << 30, 128 << 10, 20, 40, 5);

    private OpenBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        if (arguments[0].equals("fill")) {
            fill(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            Runtime.getRuntime().halt(0);
        }
        open(folder);
    }

    private static void fill(Path folder, int revisions, int atOnce) throws Exception {
        Client client = new Client(Ledger.open("bench", LARGE, folder));
        client.execute("CREATE TABLE Events");
        client.execute("CREATE INDEX ON Events (number)");
        long started = System.nanoTime();
        List<Future<?>> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce == 1 ? 32 : 2)) {
            for (int i = 0; i < revisions; i += atOnce) {
                int first = i;
                written.add(threads.submit(() -> client.execute("INSERT INTO Events ?", events(first, atOnce))));
            }
        }
        for (Future<?> each : written) {
            each.get();
        }
        System.out.printf("%,d revisions written in %.1f s%n", revisions, (System.nanoTime() - started) / 1e9);
    }

    private static IonList events(int first, int count) {
        IonList events = ION.newEmptyList();
        for (int i = 0; i < count; i++) {
            IonStruct event = events.add().newEmptyStruct();
            event.put("number").newInt(first + i);
            event.put("type").newString("AdUpdated");
            event.put("text").newString("x".repeat(190));
        }
        return events;
    }

    private static void open(Path folder) {
        long started = System.nanoTime();
        try (Ledger ledger = Ledger.open("bench", LARGE, folder)) {
            long opened = System.nanoTime();
            int found = new Client(ledger)
                    .execute("SELECT * FROM Events AS e WHERE e.number = 4711")
                    .size();
            System.out.printf(
                    "opened at block %,d in %.3f s, the first lookup found %d in %.3f s%n",
                    ledger.journal().tip().orElseThrow().sequenceNo(),
                    (opened - started) / 1e9,
                    found,
                    (System.nanoTime() - opened) / 1e9);
        }
    }
}
