/**
 * Whether concurrent transactions were serializable: histories of what they saw and did, checked without a look into
 * the ledger.
 */
@NullMarked
package io.adledger.ledger.serializability;

import org.jspecify.annotations.NullMarked;
