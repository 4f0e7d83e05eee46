package io.adledger.bench.driver;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.ClosedLoop;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.measure.Side;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Row;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Transactions a second through the unmodified driver, each a read by an index, a write, and a commit: with the ledger on
 * this disk, and with a server that answers at once from memory, which is the most that the driver does on this machine.
 */
public final class DriverBenchmark implements Benchmark {

    private static final String LEDGER = "the ledger, over the wire";
    private static final String CANNED = "answers from memory";

    @Override
    public String letter() {
        return "b";
    }

    @Override
    public String title() {
        return "transactions through the QLDB driver: the ledger, a server that answers from memory";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Path folder = conditions.folder("driver");
        List<Row> rows = new ArrayList<>();
        try (LedgerCatalog catalog = LedgerCatalog.open(CatalogSettings.defaults(), folder);
                LedgerServer ledger = LedgerServer.start(ServerSettings.onPort(0), catalog);
                CannedServer canned = new CannedServer(Transfer.cannedAnswers())) {
            catalog.obtain(NewLedger.named(Transfer.LEDGER));
            for (int clients : conditions.scale().choose(List.of(2), List.of(1, 16), List.of(1, 8, 32))) {
                try (Transfer real = Transfer.through(ledger.endpoint(), clients);
                        Transfer ceiling = Transfer.through(canned.endpoint(), clients)) {
                    real.prepare(clients);
                    rows.add(row(clients, conditions, real, ceiling));
                }
            }
        }
        return rows;
    }

    private Row row(int clients, Conditions conditions, Transfer real, Transfer ceiling) throws Exception {
        String what = clients == 1 ? "1 client" : clients + " clients";
        Map<String, List<Sample>> samples = conditions
                .turns()
                .take(
                        "driver, " + what,
                        List.of(
                                new Side(LEDGER, time -> run(real, clients, time)),
                                new Side(CANNED, time -> run(ceiling, clients, time))));
        return new Row(
                letter(),
                "transactions, " + what,
                "/s",
                Sample.rates(samples, LEDGER),
                CANNED,
                Sample.rates(samples, CANNED),
                List.of(Bar.ratioAtLeast(0.8)));
    }

    private static Sample run(Transfer transfer, int clients, Duration time) throws Exception {
        return ClosedLoop.run(
                IntStream.range(0, clients)
                        .<ClosedLoop.Worker>mapToObj(client -> () -> transfer.run(client))
                        .toList(),
                time);
    }
}
