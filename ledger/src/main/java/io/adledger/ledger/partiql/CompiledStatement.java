package io.adledger.ledger.partiql;

import com.amazon.ion.IonValue;
import java.util.Iterator;
import java.util.List;

/** A statement, compiled: independent of catalog, transaction and parameters. Immutable and thread-safe. */
public interface CompiledStatement {

    /**
     * Executes the statement. A query's rows are computed as they are taken, DML and DDL are carried out before this
     * returns. Each value returned has no container and belongs to the caller.
     *
     * @param parameters one for each {@code ?} of the statement, in order
     * @throws StatementException if the statement cannot be executed: unknown table, wrong type, wrong number of
     *     parameters; also from the iterator
     */
    Iterator<IonValue> execute(StatementContext context, List<IonValue> parameters);
}
