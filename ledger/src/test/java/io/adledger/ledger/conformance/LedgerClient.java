package io.adledger.ledger.conformance;

import software.amazon.qldb.Executor;
import software.amazon.qldb.ExecutorNoReturn;
import software.amazon.qldb.QldbDriver;

/** A driver whose two ways to execute have names of their own. */
public final class LedgerClient implements AutoCloseable {

    private final QldbDriver driver;

    LedgerClient(QldbDriver driver) {
        this.driver = driver;
    }

    public void run(ExecutorNoReturn transaction) {
        driver.execute(transaction);
    }

    public <T> T call(Executor<T> transaction) {
        return driver.execute(transaction);
    }

    public Iterable<String> tableNames() {
        return driver.getTableNames();
    }

    /** Ends the sessions of the driver. */
    @Override
    public void close() {
        try {
            driver.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
