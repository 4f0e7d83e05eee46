package io.adledger.ledger.bench;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.sun.management.OperatingSystemMXBean;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How many transactions a second a ledger on RocksDB commits in this process, each durable before it is acknowledged and
 * each inserting one event of about 256 bytes.
 *
 * <p>Arguments: folder (to be made), number of writers, seconds.
 */
public final class CommitBench {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final String INSERT = "INSERT INTO Events ?";

    private final Client client;

    private CommitBench(Client client) {
        this.client = client;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int writers = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        try (Ledger ledger = Ledger.open("bench", LedgerSettings.defaults(), folder)) {
            CommitBench bench = new CommitBench(new Client(ledger));
            bench.client.execute("CREATE TABLE Events");
            bench.run(writers, Math.max(1, seconds / 3));
            long cpuBefore = PROCESS.getProcessCpuTime();
            long[] nanoseconds = bench.run(writers, seconds);
            long cpu = PROCESS.getProcessCpuTime() - cpuBefore;
            System.out.printf(
                    "%d writers: %,d commits/s, p50 %.3f ms, p99 %.3f ms, %.0f us of CPU each%n",
                    writers,
                    nanoseconds.length / seconds,
                    nanoseconds[nanoseconds.length / 2] / 1e6,
                    nanoseconds[(int) (nanoseconds.length * 0.99)] / 1e6,
                    cpu / 1e3 / nanoseconds.length);
            System.out.printf("%,d blocks verify%n", ChainVerifier.verify(ledger.journal()));
        }
    }

    private long[] run(int writers, int seconds) throws Exception {
        List<Future<long[]>> all = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                int writer = i;
                all.add(threads.submit(() -> write(writer, until)));
            }
        }
        List<long[]> taken = new ArrayList<>();
        for (Future<long[]> one : all) {
            taken.add(one.get());
        }
        return taken.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private long[] write(int writer, long until) {
        long[] taken = new long[1024];
        int count = 0;
        for (long now = System.nanoTime(); now < until; ) {
            client.execute(INSERT, event(writer, count));
            long then = System.nanoTime();
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, 2 * count);
            }
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
