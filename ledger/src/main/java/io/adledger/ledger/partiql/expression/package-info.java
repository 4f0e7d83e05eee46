/**
 * Expressions, compiled from the syntax tree into closures over the row of values that is current. Syntax are resolved to slots of the row at compile time as far as the absence of a schema allows.
 */
@NullMarked
package io.adledger.ledger.partiql.expression;

import org.jspecify.annotations.NullMarked;
