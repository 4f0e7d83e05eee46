package io.adledger.ledger.stream;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a Kinesis record of the tap reaches into the journal. As text it is a sequence number of Kinesis' form (decimal
 * digits), all of one length, so that they compare as texts too.
 *
 * @param block the last block in the record; -1 for none yet, that is, for the record that opens the stream
 * @param part the record's place among those of this block, if the block is too large for one; else 0
 */
public record StreamPosition(long block, int part) implements Comparable<StreamPosition> {

    /** Of the record that opens the stream. */
    public static final StreamPosition CREATED = new StreamPosition(-1, 0);

    private static final Pattern FORM = Pattern.compile("1(\\d{19})(\\d{4})");

    /** The position in a sequence number. */
    public static StreamPosition of(String sequenceNumber) {
        Matcher digits = FORM.matcher(sequenceNumber);
        if (!digits.matches()) {
            throw new IllegalArgumentException("not a sequence number of the ledger's tap: " + sequenceNumber);
        }
        return new StreamPosition(Long.parseLong(digits.group(1)) - 1, Integer.parseInt(digits.group(2)));
    }

    /** The sequence number of the record at this position. */
    public String sequenceNumber() {
        return String.format(Locale.ROOT, "1%019d%04d", block + 1, part);
    }

    @Override
    public int compareTo(StreamPosition other) {
        return block == other.block ? Integer.compare(part, other.part) : Long.compare(block, other.block);
    }
}
