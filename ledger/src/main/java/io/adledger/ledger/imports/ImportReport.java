package io.adledger.ledger.imports;

import io.adledger.ledger.journal.Digest;

/**
 * What was imported.
 *
 * @param digest of the whole journal, which equals that of the ledger it was exported from, as of the tip in it
 * @param revisions of documents
 */
public record ImportReport(Digest digest, long blocks, long revisions) {}
