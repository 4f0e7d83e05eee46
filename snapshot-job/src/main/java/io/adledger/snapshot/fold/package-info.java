/**
 * What all ads have come to at a position of the ledger's journal: the journal folded, document by document, in a working
 * copy on disk that can be larger than memory and goes on where it was broken off. It reads blocks and nothing else.
 */
@NullMarked
package io.adledger.snapshot.fold;

import org.jspecify.annotations.NullMarked;
