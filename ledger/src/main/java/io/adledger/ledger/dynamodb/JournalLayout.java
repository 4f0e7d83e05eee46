package io.adledger.ledger.dynamodb;

/**
 * How a journal is laid out in its table. What says where an item is ({@code sectionBlocks}) must be the same for all who ever
 * open the journal; the rest may differ between them.
 *
 * @param sectionBlocks how many sequence numbers share a partition key, and how many blocks an append may have at most
 * @param inlineBytes up to so many bytes of blocks are in one item, with the one request that makes them visible
 * @param partBytes of more bytes, so many are in each item: below DynamoDB's 400 KB
 * @param reservedBlocks for so many sequence numbers at once a writer notes that it may leave something behind
 * @param sliceBytes about so many bytes are read at once
 * @param slicesAhead how many slices a reader fetches before they are asked for
 * @param sweepsAtOpening whether what others left behind is swept when a journal is opened
 */
record JournalLayout(
        int sectionBlocks,
        int inlineBytes,
        int partBytes,
        int reservedBlocks,
        int sliceBytes,
        int slicesAhead,
        boolean sweepsAtOpening) {

    static final JournalLayout DEFAULT = new JournalLayout(65_536, 8 << 10, 380 << 10, 4_096, 1 << 20, 4, true);

    JournalLayout {
        if (sectionBlocks < 1 || inlineBytes < 0 || partBytes < 1 || partBytes > 390 << 10) {
            throw new IllegalArgumentException("no layout of a journal");
        }
    }

    /** The same, but that nothing is done in the background. */
    JournalLayout withoutSweepAtOpening() {
        return new JournalLayout(sectionBlocks, inlineBytes, partBytes, reservedBlocks, sliceBytes, slicesAhead, false);
    }
}
