/** Tests of replicas. */
@NullMarked
package io.adledger.ledger.replica;

import org.jspecify.annotations.NullMarked;
