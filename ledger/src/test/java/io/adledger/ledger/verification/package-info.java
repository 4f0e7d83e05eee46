/** What the ledger hands out, held against the verifier, which shares no code with it; and ledgers that lie. */
@NullMarked
package io.adledger.ledger.verification;

import org.jspecify.annotations.NullMarked;
