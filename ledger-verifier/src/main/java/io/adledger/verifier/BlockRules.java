package io.adledger.verifier;

/** How much the hashes of a block must cover. */
public enum BlockRules {

    /**
     * What QLDB promised: {@code entriesHashList} has the hashes of what is in the block, and may have others, of what
     * only the service knew. The address and the time of a block are then covered by no hash of it. In a journal that was
     * taken over from QLDB, the blocks from the first of AdLedger's own on must be {@link #ADLEDGER}'s all the same.
     */
    QLDB,

    /**
     * What AdLedger's own blocks hold besides: {@code entriesHashList} has the Ion Hash of {@code {blockAddress: {strandId,
     * sequenceNo}, transactionId, blockTimestamp}}, and nothing that is not accounted for.
     */
    ADLEDGER
}
