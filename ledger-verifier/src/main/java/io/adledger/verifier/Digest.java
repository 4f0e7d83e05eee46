package io.adledger.verifier;

/**
 * What a ledger said at some time of its whole journal: the root of the Merkle tree over the hashes of all blocks up to the
 * tip.
 *
 * @param tip the last block that it covers
 */
public record Digest(LedgerHash hash, BlockPlace tip) {

    /** How many blocks it covers. */
    public long size() {
        return tip.sequenceNo() + 1;
    }
}
