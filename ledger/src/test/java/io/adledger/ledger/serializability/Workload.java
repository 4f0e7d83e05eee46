package io.adledger.ledger.serializability;

import io.adledger.ledger.serializability.Observed.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Random transactions upon a {@link Subject}, few enough keys for them to meet, and the history of those that committed. */
final class Workload {

    static final List<String> LISTS = List.of("a", "b", "c");
    private static final List<String> SETS = List.of("indexed-1", "indexed-2", "scanned-1");
    private static final int MOST_OPERATIONS = 4;

    private final Subject subject;
    private final AtomicInteger elements = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong();
    private final List<Observed> history = Collections.synchronizedList(new ArrayList<>());

    Workload(Subject subject) {
        this.subject = subject;
    }

    /** Transactions of one thread, whose operations come in random turns: the same for the same seed. */
    List<Observed> interleaved(long seed, int transactions, int openAtOnce) {
        Random random = new Random(seed);
        List<Running> open = new ArrayList<>();
        int begun = 0;
        while (begun < transactions || !open.isEmpty()) {
            if (begun < transactions && open.size() < openAtOnce && random.nextBoolean()) {
                open.add(new Running("T" + begun++));
            } else if (!open.isEmpty()) {
                Running one = open.get(random.nextInt(open.size()));
                if (!one.step(random)) {
                    open.remove(one);
                }
            }
        }
        return withLastReads();
    }

    /** Transactions of many threads at once. */
    List<Observed> concurrent(long seed, int threads, int transactionsEach) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                int thread = i;
                done.add(executor.submit(() -> run(thread, new Random(seed + thread), transactionsEach)));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }
        return withLastReads();
    }

    /** Yields, so that even few processors take the threads in many turns. */
    @SuppressWarnings("ThreadPriorityCheck")
    private void run(int thread, Random random, int transactions) {
        for (int i = 0; i < transactions; i++) {
            Running running = new Running("T" + thread + "." + i);
            while (running.step(random)) {
                Thread.yield();
            }
        }
    }

    private List<Observed> withLastReads() {
        Running last = new Running("last");
        LISTS.forEach(last::readList);
        SETS.forEach(last::readSet);
        last.commit();
        return List.copyOf(history);
    }

    private final class Running {

        private final String name;
        private final long begun = clock.incrementAndGet();
        private final Subject.Attempt attempt = subject.begin();
        private final List<Operation> operations = new ArrayList<>();

        Running(String name) {
            this.name = name;
        }

        /** Does something at random, or commits and is over. */
        boolean step(Random random) {
            if (operations.size() == MOST_OPERATIONS || (!operations.isEmpty() && random.nextInt(3) == 0)) {
                commit();
                return false;
            }
            String list = LISTS.get(random.nextInt(LISTS.size()));
            String set = SETS.get(random.nextInt(SETS.size()));
            switch (random.nextInt(4)) {
                case 0 -> append(list);
                case 1 -> readList(list);
                case 2 -> add(set);
                default -> readSet(set);
            }
            return true;
        }

        private void append(String list) {
            int element = elements.incrementAndGet();
            attempt.append(list, element);
            operations.add(new Operation.Append(list, element));
        }

        private void readList(String list) {
            operations.add(new Operation.ReadList(list, attempt.readList(list)));
        }

        private void add(String set) {
            int element = elements.incrementAndGet();
            attempt.add(set, element);
            operations.add(new Operation.Add(set, element));
        }

        private void readSet(String set) {
            operations.add(new Operation.ReadSet(set, attempt.readSet(set)));
        }

        private void commit() {
            if (attempt.commit()) {
                history.add(new Observed(name, begun, clock.incrementAndGet(), operations));
            }
        }
    }
}
