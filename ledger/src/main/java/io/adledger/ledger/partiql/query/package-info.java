/**
 * SELECT: what FROM ranges over, how its rows are reached (by document id, by index, or by scan) and what is made of them. The way to a table's rows is chosen when it is opened, since indexes come and go.
 */
@NullMarked
package io.adledger.ledger.partiql.query;

import org.jspecify.annotations.NullMarked;
