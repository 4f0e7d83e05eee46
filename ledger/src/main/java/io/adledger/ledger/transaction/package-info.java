/**
 * Transactions: what one reads and writes, whether it may commit, and the pipeline that makes blocks of those that may.
 * Optimistic: nothing waits for a lock, a transaction that read what another has changed since is refused at commit.
 */
@NullMarked
package io.adledger.ledger.transaction;

import org.jspecify.annotations.NullMarked;
