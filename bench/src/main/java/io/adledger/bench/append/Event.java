package io.adledger.bench.append;

import java.util.Random;

/**
 * What every store appends: about 256 bytes as Ion.
 *
 * @param number of the event in its stream, from 0
 * @param text printable, and not to be compressed by much
 */
record Event(String stream, long number, String type, String text) {

    private static final int LENGTH = 190;
    private static final String TEXTS = new Random(1)
            .ints(64 * LENGTH, 'A', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    /** The event with this number of a stream; the same one each time. */
    static Event of(String stream, long number) {
        int from = Math.floorMod(31 * number + stream.hashCode(), TEXTS.length() - LENGTH);
        return new Event(stream, number, "AdUpdated", TEXTS.substring(from, from + LENGTH));
    }
}
