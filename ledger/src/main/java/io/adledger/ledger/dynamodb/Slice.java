package io.adledger.ledger.dynamodb;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of a group's blocks, one after another.
 *
 * @param from the first of them, counted from the group's first
 * @param to the one after the last of them
 */
record Slice(Group group, int from, int to) {

    static Slice all(Group group) {
        return new Slice(group, 0, group.lengths().blocks());
    }

    static Slice of(Group group, long sequenceNo) {
        int block = Math.toIntExact(sequenceNo - group.first());
        return new Slice(group, block, block + 1);
    }

    /** The same blocks of the same group, as it is now. */
    Slice in(Group edition) {
        return new Slice(edition, from, to);
    }

    long start() {
        return group.lengths().start(from);
    }

    long end() {
        return group.lengths().end(to - 1);
    }

    /** Cuts bytes that begin where this slice does into its blocks. */
    List<byte[]> blocks(byte[] bytes, int offset) {
        List<byte[]> blocks = new ArrayList<>(to - from);
        int at = offset;
        for (int block = from; block < to; block++) {
            byte[] one = new byte[group.lengths().length(block)];
            System.arraycopy(bytes, at, one, 0, one.length);
            blocks.add(one);
            at += one.length;
        }
        return blocks;
    }

    /** Slices of a group from one block to another, included, each of about so many bytes or a single block. */
    static List<Slice> of(Group group, long firstBlock, long lastBlock, int sliceBytes) {
        List<Slice> slices = new ArrayList<>();
        int end = Math.toIntExact(lastBlock + 1 - group.first());
        int from = Math.toIntExact(firstBlock - group.first());
        for (int block = from; block < end; block++) {
            if (block > from && group.lengths().end(block) - group.lengths().start(from) > sliceBytes) {
                slices.add(new Slice(group, from, block));
                from = block;
            }
        }
        slices.add(new Slice(group, from, end));
        return slices;
    }
}
