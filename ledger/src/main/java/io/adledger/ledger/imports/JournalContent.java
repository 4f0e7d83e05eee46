package io.adledger.ledger.imports;

import io.adledger.ledger.journal.Digest;

/**
 * What a journal has in it.
 *
 * @param digest of all of it: equal to that of the ledger that it came from, as of the tip in it
 * @param revisions of documents
 */
public record JournalContent(Digest digest, long blocks, long revisions) {}
