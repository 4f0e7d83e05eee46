package io.adledger.ledger.partiql.change;

import io.adledger.ledger.partiql.expression.Row;

/** One thing that a statement does to each document. */
@FunctionalInterface
interface Edit {

    /**
     * Changes the draft.
     *
     * @param row the document as it was before the statement
     */
    void apply(Draft draft, Row row);
}
