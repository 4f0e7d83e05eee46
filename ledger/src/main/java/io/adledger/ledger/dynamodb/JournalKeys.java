package io.adledger.ledger.dynamodb;

/**
 * The partition keys of one journal's items.
 *
 * @param journal names the journal among those of the table
 * @param sectionBlocks how many sequence numbers share a partition key
 */
record JournalKeys(String journal, long sectionBlocks) {

    /** Which section a group is in that begins at this sequence number. */
    long sectionOf(long sequenceNo) {
        return sequenceNo / sectionBlocks;
    }

    /** Where the groups of a section are, each under the sequence number of its first block. */
    String section(long section) {
        return journal + "/blocks/" + section;
    }

    /** Where the parts of groups are that begin, or would have begun, at this sequence number. */
    String parts(long first) {
        return journal + "/parts/" + first;
    }

    /** Where writers note what they may leave behind. */
    String reservations() {
        return journal + "/reservations";
    }
}
