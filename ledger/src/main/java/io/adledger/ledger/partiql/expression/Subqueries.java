package io.adledger.ledger.partiql.expression;

import org.partiql.lang.domains.PartiqlAst;

/** Compiles the queries within expressions. */
@FunctionalInterface
public interface Subqueries {

    /** An expression whose value is the bag of the query's results. */
    Expression compile(PartiqlAst.Expr.Select select, Scope scope);
}
