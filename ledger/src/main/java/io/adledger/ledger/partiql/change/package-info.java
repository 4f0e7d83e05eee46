/**
 * Statements that change something: INSERT, UPDATE, DELETE and QLDB's FROM for documents, CREATE and DROP for tables and indexes. Each is carried out as a whole before its first result is given.
 */
@NullMarked
package io.adledger.ledger.partiql.change;

import org.jspecify.annotations.NullMarked;
