/**
 * The ledger on the network: QLDB's session API and control plane over HTTP, for QLDB's own drivers and SDKs. Knows
 * sessions and their transactions; what a statement means, or how a commit becomes durable, is none of its business.
 */
@NullMarked
package io.adledger.ledger.server;

import org.jspecify.annotations.NullMarked;
