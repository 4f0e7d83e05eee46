/** PostgreSQL, started for the run and durable, and Axon's event store on it. */
@NullMarked
package io.adledger.bench.postgres;

import org.jspecify.annotations.NullMarked;
