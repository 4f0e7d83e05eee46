/** Tests of signatures, against those that AWS publishes and its SDK makes. */
@NullMarked
package io.adledger.ledger.server.signature;

import org.jspecify.annotations.NullMarked;
