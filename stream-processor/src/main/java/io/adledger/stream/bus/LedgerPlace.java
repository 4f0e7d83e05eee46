package io.adledger.stream.bus;

import io.adledger.ad.stream.BlockAddress;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Redaction;
import java.time.Instant;

/**
 * Where it stands in the ledger what an event is about.
 *
 * @param version of the document that became, or was erased
 * @param hash of the revision; of the block, for an erasure
 */
record LedgerPlace(
        BlockAddress blockAddress, String documentId, long version, String txId, Instant txTime, String hash) {

    static LedgerPlace of(LedgerRevision revision) {
        return new LedgerPlace(
                revision.blockAddress(),
                revision.documentId(),
                revision.version(),
                revision.txId(),
                Instant.ofEpochMilli(revision.txTime().getMillis()),
                revision.hash());
    }

    static LedgerPlace of(BlockSummary block, Redaction redaction) {
        return new LedgerPlace(
                block.blockAddress(),
                redaction.documentId(),
                redaction.version(),
                block.transactionId(),
                Instant.ofEpochMilli(block.blockTimestamp().getMillis()),
                block.blockHash());
    }
}
