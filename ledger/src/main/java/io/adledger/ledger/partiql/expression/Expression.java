package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.value.Datum;

/** A compiled expression. Immutable and thread-safe. */
@FunctionalInterface
public interface Expression {

    /** The value for a row; a {@link io.adledger.ledger.partiql.StatementException} if a type is wrong. */
    Datum evaluate(Row row);
}
