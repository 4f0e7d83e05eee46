package io.adledger.ledger.dynamodb;

/** The names of the attributes of a journal's items. */
final class Attribute {

    /** Partition key of every item. */
    static final String SECTION = "section";
    /** Sort key of every item: of a group the sequence number of its first block. */
    static final String SEQUENCE_NO = "sequenceNo";

    /** Of a group: the sequence number of its last block. */
    static final String LAST = "last";
    /** Of a group: the last block's strand, hash and time. */
    static final String STRAND = "strand";

    static final String HASH = "hash";
    static final String TIME = "time";
    /** Of a group: how often it was written anew. */
    static final String EDITION = "edition";
    /** Of a group: the number of this writing of it, and of its parts. */
    static final String WRITING = "writing";
    /** Of a group: how long its blocks are. */
    static final String LENGTHS = "lengths";
    /** Of a group that is in parts: how many bytes each has, but for the last. */
    static final String PART_BYTES = "partBytes";
    /** Of a group that is not in parts: its blocks. Of a part: its piece of them. */
    static final String BYTES = "bytes";

    /** Of a reservation: the first sequence number, and the one after the last. */
    static final String FROM = "from";

    static final String TO = "to";

    private Attribute() {}
}
