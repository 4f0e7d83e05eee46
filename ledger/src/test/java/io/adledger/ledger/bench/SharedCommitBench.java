package io.adledger.ledger.bench;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.dynamodb.DynamoDbJournalStore;
import io.adledger.ledger.dynamodb.LocalTable;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How many transactions a second ledgers on one journal in DynamoDB Local commit, each inserting one event of about 256 bytes;
 * DynamoDB Local keeps them in memory and runs on the same machine.
 *
 * <p>Arguments: number of servers, number of writers of each, seconds.
 */
public final class SharedCommitBench {

    private SharedCommitBench() {}

    public static void main(String[] arguments) throws Exception {
        int servers = Integer.parseInt(arguments[0]);
        int writers = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        String journal = LocalTable.newJournal();
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            clients.add(new Client(Ledger.open(
                    "bench",
                    LedgerSettings.defaults(),
                    DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, journal),
                    Views.inMemory())));
        }
        clients.getFirst().execute("CREATE TABLE Events");
        run(clients, writers, Math.max(1, seconds / 2));
        long[] nanoseconds = run(clients, writers, seconds);
        System.out.printf(
                "%d servers, %d writers each: %,d commits/s, p50 %.2f ms, p99 %.2f ms%n",
                servers,
                writers,
                nanoseconds.length / seconds,
                nanoseconds[nanoseconds.length / 2] / 1e6,
                nanoseconds[(int) (nanoseconds.length * 0.99)] / 1e6);
        long begun = System.nanoTime();
        long blocks = ChainVerifier.verify(clients.getFirst().ledger().journal());
        System.out.printf("%,d blocks verify, %,.0f/s%n", blocks, blocks / ((System.nanoTime() - begun) / 1e9));
        long opening = System.nanoTime();
        Ledger.open(
                        "bench",
                        LedgerSettings.defaults(),
                        DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, journal),
                        Views.inMemory())
                .close();
        System.out.printf("opened without views in %.1f s%n", (System.nanoTime() - opening) / 1e9);
        clients.forEach(client -> client.ledger().close());
    }

    private static long[] run(List<Client> clients, int writers, int seconds) throws Exception {
        List<Future<long[]>> all = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size() * writers)) {
            for (int i = 0; i < clients.size() * writers; i++) {
                Client client = clients.get(i % clients.size());
                int writer = i;
                all.add(threads.submit(() -> write(client, writer, until)));
            }
        }
        List<long[]> taken = new ArrayList<>();
        for (Future<long[]> one : all) {
            taken.add(one.get());
        }
        return taken.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] write(Client client, int writer, long until) {
        long[] taken = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < until; ) {
            client.execute("INSERT INTO Events ?", event(writer, count));
            long then = System.nanoTime();
            taken = count == taken.length ? Arrays.copyOf(taken, 2 * count) : taken;
            taken[count++] = then - now;
            now = then;
        }
        return Arrays.copyOf(taken, count);
    }

    private static IonStruct event(int writer, int number) {
        IonStruct event = ION.newEmptyStruct();
        event.put("stream").newString("writer-" + writer);
        event.put("number").newInt(number);
        event.put("type").newString("AdUpdated");
        event.put("text").newString("x".repeat(190));
        return event;
    }
}
