package io.adledger.bench.append;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.ClosedLoop;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.measure.Side;
import io.adledger.bench.postgres.AxonStore;
import io.adledger.bench.postgres.Postgres;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Durable appends a second, one event of about 256 bytes in a transaction, by one writer and by many. */
public final class AppendBenchmark implements Benchmark {

    private static final String LEDGER = "the ledger, in process";
    private static final String PLAIN = "PostgreSQL 18, a row each";
    private static final String CHAINED = "PostgreSQL 18, ordered and chained";
    private static final String AXON = "Axon 4 on PostgreSQL 18";
    private static final String DISK = "append and fdatasync";

    @Override
    public String letter() {
        return "a";
    }

    @Override
    public String title() {
        return "durable appends: the ledger in process, PostgreSQL, Axon, the bare disk";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        List<Integer> writers = conditions.scale().choose(List.of(2), List.of(1, 32), List.of(1, 16, 32, 64));
        Path folder = conditions.folder("append");
        List<Row> rows = new ArrayList<>();
        try (Postgres postgres = Postgres.start(folder.resolve("postgres"), 2 * writers.getLast());
                EventStore ledger = LedgerEvents.in(folder.resolve("ledger"));
                EventStore plain = PostgresEvents.plain(postgres);
                EventStore chained = PostgresEvents.chained(postgres);
                EventStore axon = new AxonEvents(AxonStore.in(postgres));
                EventStore disk = new RawLog(folder.resolve("log"))) {
            Map<String, EventStore> stores = new LinkedHashMap<>();
            stores.put(LEDGER, ledger);
            stores.put(PLAIN, plain);
            stores.put(CHAINED, chained);
            stores.put(AXON, axon);
            stores.put(DISK, disk);
            for (int count : writers) {
                rows.addAll(rows(count, conditions, stores));
            }
        }
        return rows;
    }

    private List<Row> rows(int writers, Conditions conditions, Map<String, EventStore> stores) throws Exception {
        String what = writers == 1 ? "1 writer" : writers + " writers";
        List<Side> sides = stores.entrySet().stream()
                .map(store -> new Side(store.getKey(), time -> append(store.getValue(), writers, time)))
                .toList();
        Map<String, List<Sample>> samples = conditions.turns().take("append, " + what, sides);
        List<Row> rows = new ArrayList<>();
        for (String other : List.of(PLAIN, CHAINED, AXON, DISK)) {
            rows.add(new Row(
                    letter(),
                    "commits, " + what,
                    "/s",
                    Sample.rates(samples, LEDGER),
                    other,
                    Sample.rates(samples, other),
                    bars(writers, other)));
        }
        rows.add(new Row(
                letter(),
                "commit p99, " + what,
                "ms",
                Sample.milliseconds(samples, LEDGER, 99),
                PLAIN,
                Sample.milliseconds(samples, PLAIN, 99),
                writers == 1 ? List.of(Bar.atMost(1)) : writers == 32 ? List.of(Bar.atMost(6)) : List.of()));
        return rows;
    }

    private static List<Bar> bars(int writers, String other) {
        return switch (other) {
            case PLAIN ->
                switch (writers) {
                    case 1 -> List.of(Bar.ratioAtLeast(1), Bar.atLeast(3_500));
                    case 32 -> List.of(Bar.ratioAtLeast(1), Bar.atLeast(17_000));
                    default -> List.of(Bar.ratioAtLeast(1));
                };
            case CHAINED -> writers == 32 ? List.of(Bar.ratioAtLeast(10)) : List.of();
            default -> List.of();
        };
    }

    /** Each writer has a stream of its own, which is begun and ended outside of the time that counts. */
    private static Sample append(EventStore store, int writers, Duration time) throws Exception {
        List<Appender> appenders = new ArrayList<>();
        try {
            for (int i = 0; i < writers; i++) {
                appenders.add(Appender.begin(store));
            }
            return ClosedLoop.run(appenders, time);
        } finally {
            for (Appender appender : appenders) {
                appender.close();
            }
        }
    }
}
