/**
 * QLDB's control plane: what is asked of ledgers as a whole, over REST and JSON. Knows nothing of sockets; what it is
 * handed has been authenticated.
 */
@NullMarked
package io.adledger.ledger.server.control;

import org.jspecify.annotations.NullMarked;
