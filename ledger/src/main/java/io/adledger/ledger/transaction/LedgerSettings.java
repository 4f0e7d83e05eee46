package io.adledger.ledger.transaction;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The limits of a ledger and its clock.
 *
 * @param clock tells the time of blocks and the age of transactions
 * @param transactionTimeout how long a transaction may be open
 * @param maxDocumentsPerTransaction documents changed by one transaction
 * @param maxTransactionBytes Ion binary of all documents written by one transaction; characters of all its statements
 * @param maxDocumentBytes Ion binary of one document
 * @param maxActiveTables tables that are not dropped
 * @param maxTables tables, dropped ones included
 * @param maxIndexesPerTable indexes of one table
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/limits.html">Quotas and limits in QLDB</a>
 */
public record LedgerSettings(
        InstantSource clock,
        Duration transactionTimeout,
        int maxDocumentsPerTransaction,
        int maxTransactionBytes,
        int maxDocumentBytes,
        int maxActiveTables,
        int maxTables,
        int maxIndexesPerTable) {

    /** QLDB's limits, and the system's clock. */
    public static LedgerSettings defaults() {
        return new LedgerSettings(InstantSource.system(), Duration.ofSeconds(30), 40, 4 << 20, 128 << 10, 20, 40, 5);
    }

    public LedgerSettings withClock(InstantSource newClock) {
        return new LedgerSettings(
                newClock,
                transactionTimeout,
                maxDocumentsPerTransaction,
                maxTransactionBytes,
                maxDocumentBytes,
                maxActiveTables,
                maxTables,
                maxIndexesPerTable);
    }

    public LedgerSettings withTransactionTimeout(Duration timeout) {
        return new LedgerSettings(
                clock,
                timeout,
                maxDocumentsPerTransaction,
                maxTransactionBytes,
                maxDocumentBytes,
                maxActiveTables,
                maxTables,
                maxIndexesPerTable);
    }
}
