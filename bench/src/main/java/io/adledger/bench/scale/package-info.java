/** What growth does to waiting times: a simulation of ledgers and sinks with the times that were measured. */
@NullMarked
package io.adledger.bench.scale;

import org.jspecify.annotations.NullMarked;
