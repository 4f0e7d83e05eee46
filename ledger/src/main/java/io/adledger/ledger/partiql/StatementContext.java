package io.adledger.ledger.partiql;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.storage.LedgerReader;

/** What one transaction offers to the statements that run in it. Not thread-safe. */
public interface StatementContext {

    /** The transaction's id, which {@code TXID()} answers. */
    String transactionId();

    /** The moment that {@code UTCNOW()} answers: the same all through one transaction. */
    Timestamp now();

    LedgerReader reader();

    LedgerWriter writer();
}
