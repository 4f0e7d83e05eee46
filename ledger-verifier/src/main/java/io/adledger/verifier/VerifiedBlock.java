package io.adledger.verifier;

import com.amazon.ion.Timestamp;
import java.util.List;

/**
 * A block whose hashes are those of what it says.
 *
 * @param previousHash empty of a journal's first
 * @param revisions those that are there in full; of the others there is but a hash
 * @param redactions what its transaction redacted
 * @param isOfAdLedger whether it holds what {@link BlockRules#ADLEDGER} demands
 */
public record VerifiedBlock(
        BlockPlace place,
        String transactionId,
        Timestamp timestamp,
        LedgerHash hash,
        LedgerHash previousHash,
        List<VerifiedRevision> revisions,
        List<RedactedRevision> redactions,
        boolean isOfAdLedger) {

    public VerifiedBlock {
        revisions = List.copyOf(revisions);
        redactions = List.copyOf(redactions);
    }

    public long sequenceNo() {
        return place.sequenceNo();
    }
}
