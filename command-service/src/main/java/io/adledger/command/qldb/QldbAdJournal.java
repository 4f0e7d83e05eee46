package io.adledger.command.qldb;

import io.adledger.command.ad.AdJournal;
import io.adledger.command.ad.AdTransaction;
import io.adledger.command.ad.JournalUnavailableException;
import io.adledger.journal.AdLedger;
import io.adledger.journal.AdTables;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.qldb.Executor;
import software.amazon.qldb.QldbDriver;

/** The ledger's tables of ads. They are made before the first transaction if they are not there. Thread-safe. */
public final class QldbAdJournal implements AdJournal, AutoCloseable {

    private final QldbDriver driver;
    private final Tracer tracer;
    private final ReentrantLock setUp = new ReentrantLock();
    private volatile boolean ready;

    /** The journal in a driver's ledger; the driver is closed with it. */
    public QldbAdJournal(QldbDriver driver) {
        this(driver, OpenTelemetry.noop());
    }

    /** The journal in a driver's ledger, with a span for each transaction; the driver is closed with it. */
    public QldbAdJournal(QldbDriver driver, OpenTelemetry telemetry) {
        this.driver = driver;
        this.tracer = telemetry.getTracer("io.adledger.command");
    }

    @Override
    public <R> R inTransaction(Function<AdTransaction, R> work) {
        try (TransactionSpan span = TransactionSpan.begin(tracer)) {
            return inTransaction(work, span);
        }
    }

    private <R> R inTransaction(Function<AdTransaction, R> work, TransactionSpan span) {
        try {
            ensureTables();
            return driver.execute(
                    (Executor<R>) transaction ->
                            work.apply(new QldbAdTransaction(transaction, span.run(transaction.getTransactionId()))),
                    AdLedger.retryPolicy(span::retried));
        } catch (SdkException e) {
            span.failed(e);
            throw new JournalUnavailableException(e);
        } catch (RuntimeException e) {
            span.failed(e);
            throw e;
        }
    }

    /**
     * Makes the tables now instead of before the first transaction.
     *
     * @throws JournalUnavailableException if the ledger cannot be reached
     */
    public void prepare() {
        try {
            ensureTables();
        } catch (SdkException e) {
            throw new JournalUnavailableException(e);
        }
    }

    private void ensureTables() {
        if (ready) {
            return;
        }
        setUp.lock();
        try {
            if (!ready) {
                AdTables.ensure(driver);
                ready = true;
            }
        } finally {
            setUp.unlock();
        }
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the driver does not close", e);
        }
    }
}
