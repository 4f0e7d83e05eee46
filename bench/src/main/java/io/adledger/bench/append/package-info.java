/** Durable appends of one event each: the ledger, PostgreSQL as an event store in three forms, and the bare disk. */
@NullMarked
package io.adledger.bench.append;

import org.jspecify.annotations.NullMarked;
