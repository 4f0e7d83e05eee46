package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Row;
import java.util.Iterator;

/** Makes rows out of a row: an operator of a plan. Immutable and thread-safe. */
@FunctionalInterface
public interface RowSource {

    /** The rows, computed as they are taken; each is the outer row with more slots filled. */
    Iterator<Row> rows(Row outer);
}
