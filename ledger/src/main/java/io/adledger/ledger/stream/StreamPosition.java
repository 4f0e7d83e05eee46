package io.adledger.ledger.stream;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a Kinesis record of the tap reaches into the journal. As text it is a sequence number of Kinesis' form (decimal
 * digits), all of one length, so that they compare as texts too.
 *
 * @param block the last block in the record; -1 for none yet, that is, for the record that opens the stream
 * @param records how many of this block's stream records are done with, if the block is too large for one Kinesis record;
 *     {@link #ALL} if it is done with as a whole. Their number and order stay the same whatever becomes of their contents
 */
public record StreamPosition(long block, int records) implements Comparable<StreamPosition> {

    /** More records than a block has. */
    public static final int ALL = 999_999;

    /** Of the record that opens the stream. */
    public static final StreamPosition CREATED = new StreamPosition(-1, ALL);

    private static final Pattern FORM = Pattern.compile("1(\\d{19})(\\d{6})");

    /** The position in a sequence number. */
    public static StreamPosition of(String sequenceNumber) {
        Matcher digits = FORM.matcher(sequenceNumber);
        if (!digits.matches()) {
            throw new IllegalArgumentException("not a sequence number of the ledger's tap: " + sequenceNumber);
        }
        return new StreamPosition(Long.parseLong(digits.group(1)) - 1, Integer.parseInt(digits.group(2)));
    }

    /** The end of a block; of the opening record, for -1. */
    public static StreamPosition endOf(long block) {
        return new StreamPosition(block, ALL);
    }

    /** The first block that is not done with. */
    long nextBlock() {
        return records == ALL ? block + 1 : block;
    }

    /** How many records of the {@linkplain #nextBlock next block} are done with. */
    int done() {
        return records == ALL ? 0 : records;
    }

    /** The sequence number of the record at this position. */
    public String sequenceNumber() {
        return String.format(Locale.ROOT, "1%019d%06d", block + 1, records);
    }

    @Override
    public int compareTo(StreamPosition other) {
        return block == other.block ? Integer.compare(records, other.records) : Long.compare(block, other.block);
    }
}
