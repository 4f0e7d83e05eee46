package io.adledger.bench.read;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.ProvenRevision;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What JMH measures: one thread that asks for documents at random, in a ledger that {@link FilledLedger} has made. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reads {

    /** The folder with a ledger for each number of revisions. */
    static final String FOLDER = "bench.ledgers";

    private static final int SAMPLE = 2_000;

    /** How many revisions the ledger has. */
    @Param("0")
    public int revisions;

    private final SplittableRandom random = new SplittableRandom(1);
    private final String[] ids = new String[SAMPLE];
    private final BlockAddress[] addresses = new BlockAddress[SAMPLE];
    private FilledLedger ledger;
    private Digest digest;

    /** Opens the ledger, and learns ids and addresses of some documents. */
    @Setup
    public void open() {
        ledger = FilledLedger.open(Path.of(System.getProperty(FOLDER), Integer.toString(revisions)), revisions);
        digest = ledger.digest();
        for (int i = 0; i < SAMPLE; i++) {
            ids[i] = ledger.documentId(random.nextInt(ledger.documents()));
            addresses[i] = ledger.address(ids[i]);
        }
    }

    /** A document by an index. */
    @Benchmark
    public IonStruct index() {
        return ledger.byIndex(random.nextInt(ledger.documents()));
    }

    /** A document by its id. */
    @Benchmark
    public IonStruct point() {
        return ledger.byId(ids[random.nextInt(SAMPLE)]);
    }

    /** All ten revisions of a document. */
    @Benchmark
    public List<IonValue> history() {
        return ledger.history(ids[random.nextInt(SAMPLE)]);
    }

    /** A revision with its proof. */
    @Benchmark
    public ProvenRevision proof() {
        int i = random.nextInt(SAMPLE);
        return ledger.proof(addresses[i], ids[i], digest);
    }

    /** The digest. */
    @Benchmark
    public Digest digest() {
        return ledger.digest();
    }

    /** Closes the ledger. */
    @TearDown
    public void close() {
        ledger.close();
    }
}
