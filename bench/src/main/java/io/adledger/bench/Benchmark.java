package io.adledger.bench;

import io.adledger.bench.report.Row;
import java.util.List;

/** Measures one part of AdLedger beside what it is compared with. */
public interface Benchmark {

    /** A letter, by which it is chosen. */
    String letter();

    /** What it measures, in a few words. */
    String title();

    /**
     * Measures. Whatever it starts has ended when this returns or throws; on an interrupt it ends soon.
     *
     * @throws Exception if something could not be measured; the message says what
     */
    List<Row> run(Conditions conditions) throws Exception;
}
