package io.adledger.ledger.dynamodb;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** How long the blocks of a group are, and so where each is among the group's bytes. Immutable. */
final class BlockLengths {

    private static final int MORE = 0x80;

    /** Where each block ends. */
    private final long[] ends;

    private BlockLengths(long[] ends) {
        this.ends = ends;
    }

    static BlockLengths of(List<byte[]> blocks) {
        long[] ends = new long[blocks.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += blocks.get(i).length;
            ends[i] = end;
        }
        return new BlockLengths(ends);
    }

    int blocks() {
        return ends.length;
    }

    long start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    long end(int block) {
        return ends[block];
    }

    int length(int block) {
        return Math.toIntExact(end(block) - start(block));
    }

    /** All of them together. */
    long total() {
        return ends[ends.length - 1];
    }

    /** Seven bits a byte, the lowest first; all but the last byte of a length have their highest bit set. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * ends.length);
        for (int block = 0; block < ends.length; block++) {
            int rest = length(block);
            for (; rest >= MORE; rest >>>= 7) {
                bytes.write((rest & (MORE - 1)) | MORE);
            }
            bytes.write(rest);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #toBytes} wrote. */
    static BlockLengths from(byte[] bytes) {
        long[] ends = new long[bytes.length];
        int blocks = 0;
        long end = 0;
        int shift = 0;
        for (byte each : bytes) {
            end += (long) (each & (MORE - 1)) << shift;
            shift += 7;
            if ((each & MORE) == 0) {
                ends[blocks++] = end;
                shift = 0;
            }
        }
        return new BlockLengths(Arrays.copyOf(ends, blocks));
    }
}
