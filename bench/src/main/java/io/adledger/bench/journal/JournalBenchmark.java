package io.adledger.bench.journal;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.measure.Side;
import io.adledger.bench.postgres.AxonStore;
import io.adledger.bench.postgres.Postgres;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Row;
import io.adledger.bench.sample.SampleJournal;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A journal of ads on disk, read from its beginning on one thread: decoded and folded into the newest state of each ad, beside
 * Axon doing that with the same events on PostgreSQL; and verified with all hashes recomputed, beside SHA-256 alone over
 * as many of the same bytes.
 */
public final class JournalBenchmark implements Benchmark {

    private static final String FOLD = "decoded and folded";
    private static final String AXON = "Axon 4 on PostgreSQL 18";
    private static final String VERIFY = "verified";
    private static final String SHA = "SHA-256 alone";

    @Override
    public String letter() {
        return "h";
    }

    @Override
    public String title() {
        return "the journal decoded and folded, and verified, on one thread: Axon, plain SHA-256";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int events = conditions.scale().choose(200, 30_000, 500_000);
        Path folder = conditions.folder("journal");
        try (JournalStore journal = RocksDbJournalStore.open(folder.resolve("journal"));
                Postgres postgres = Postgres.start(folder.resolve("postgres"), 2)) {
            conditions.progress().say("journal: %,d events are written", events);
            SampleJournal.fill(journal, events / 4, events);
            JournalReading reading = new JournalReading(journal);
            AxonReading axonReading = new AxonReading(AxonStore.in(postgres));
            axonReading.fill(journal);
            Map<String, List<Sample>> samples = conditions
                    .turns()
                    .take(
                            "journal",
                            List.of(
                                    new Side(FOLD, _ -> reading.fold()),
                                    new Side(AXON, _ -> axonReading.fold()),
                                    new Side(VERIFY, _ -> reading.verify()),
                                    new Side(SHA, _ -> reading.sha256())));
            return List.of(
                    new Row(
                            letter(),
                            "events decoded and folded",
                            "/s",
                            Sample.rates(samples, FOLD),
                            AXON,
                            Sample.rates(samples, AXON),
                            List.of(Bar.atLeast(145_000), Bar.ratioAtLeast(1))),
                    new Row(
                            letter(),
                            "journal verified, all hashes recomputed",
                            "MB/s",
                            Sample.rates(samples, VERIFY),
                            SHA,
                            Sample.rates(samples, SHA),
                            List.of()));
        }
    }
}
