package io.adledger.bench.scale;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * What becomes of waiting times when there are more publishers: commands arrive at random, a ledger commits them in
 * groups, a sink takes what is committed in batches. A seed is fixed, so that it says the same each time.
 */
public final class ScaleSimulation {

    private static final int COMMANDS = 1_000_000;
    private static final long SEED = 1;
    /** A ledger is not planned to be busier than this. */
    private static final double BUSIEST = 0.7;

    private final GroupServer ledger;
    private final GroupServer sink;

    /** One kind of ledger, each with a sink of its own. */
    public ScaleSimulation(GroupServer ledger, GroupServer sink) {
        this.ledger = ledger;
        this.sink = sink;
    }

    /**
     * What comes out for a load.
     *
     * @param ledgers over which publishers are spread evenly
     * @param shards of each ledger's stream, over which its ads are spread evenly; each has a reader of its own
     * @param busy the share of its capacity that each ledger works
     * @param commitP50 seconds until a command is durable
     * @param sinkP99 seconds until it has reached the sink
     */
    public record Outcome(
            double commandsPerSecond,
            int ledgers,
            int shards,
            double busy,
            double commitP50,
            double commitP99,
            double sinkP99) {}

    /** A load, on as few ledgers and shards as can bear it. */
    public Outcome at(double commandsPerSecond) {
        int ledgers = enough(commandsPerSecond, ledger);
        double each = commandsPerSecond / ledgers;
        int shards = enough(each, sink);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        double[] arrivals = Arrivals.poisson(each, COMMANDS, random);
        double[] commits = ledger.departures(arrivals);
        Latencies commit = Latencies.between(arrivals, commits);
        Latencies applied = Latencies.between(arrivals, applied(commits, shards, random));
        return new Outcome(
                commandsPerSecond,
                ledgers,
                shards,
                each / ledger.capacity(),
                commit.percentile(0.5),
                commit.percentile(0.99),
                applied.percentile(0.99));
    }

    private double[] applied(double[] commits, int shards, RandomGenerator random) {
        int[] shardOf = random.ints(commits.length, 0, shards).toArray();
        double[] applied = new double[commits.length];
        for (int shard = 0; shard < shards; shard++) {
            int own = shard;
            int[] items = IntStream.range(0, commits.length)
                    .filter(item -> shardOf[item] == own)
                    .toArray();
            double[] departures = sink.departures(
                    Arrays.stream(items).mapToDouble(item -> commits[item]).toArray());
            for (int i = 0; i < items.length; i++) {
                applied[items[i]] = departures[i];
            }
        }
        return applied;
    }

    private static int enough(double load, GroupServer server) {
        return Math.max(1, (int) Math.ceil(load / (server.capacity() * BUSIEST)));
    }

    /** Writes a table of several loads. */
    public void tell(PrintWriter out, List<Double> loads) {
        out.println("| commands/s | ledgers | shards of each | busy | commit p50 | commit p99 | in the sink p99 |");
        out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (double load : loads) {
            Outcome one = at(load);
            out.printf(
                    Locale.ROOT,
                    "| %,.0f | %d | %d | %.0f %% | %.1f ms | %.1f ms | %.0f ms |%n",
                    one.commandsPerSecond(),
                    one.ledgers(),
                    one.shards(),
                    100 * one.busy(),
                    1e3 * one.commitP50(),
                    1e3 * one.commitP99(),
                    1e3 * one.sinkP99());
        }
        out.flush();
    }
}
