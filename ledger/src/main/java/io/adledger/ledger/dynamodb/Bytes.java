package io.adledger.ledger.dynamodb;

import java.util.List;

/** Byte arrays as one. */
final class Bytes {

    private Bytes() {}

    static byte[] joined(List<byte[]> pieces) {
        byte[] joined = new byte
                [Math.toIntExact(
                        pieces.stream().mapToLong(piece -> piece.length).sum())];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }
}
