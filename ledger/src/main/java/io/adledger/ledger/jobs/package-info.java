/**
 * What the ledger's long-running jobs (exports, streams) remember of themselves, so that they outlive the process. Knows
 * ion only.
 */
@NullMarked
package io.adledger.ledger.jobs;

import org.jspecify.annotations.NullMarked;
