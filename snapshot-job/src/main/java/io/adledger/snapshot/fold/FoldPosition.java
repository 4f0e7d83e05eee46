package io.adledger.snapshot.fold;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.MerkleFrontier;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a fold has come, and the Merkle tree over the hashes of the blocks up to there, as it is noted beside the fold.
 *
 * @param nextBlock the sequence number of the first block that is not taken in
 */
record FoldPosition(long nextBlock, MerkleFrontier tree) {

    private static final String NEXT_BLOCK = "next block";
    private static final String PEAKS = "Merkle peaks";
    private static final String SEPARATOR = " ";

    static FoldPosition after(MerkleFrontier tree) {
        return new FoldPosition(tree.size(), tree);
    }

    static FoldPosition in(FoldFiles files) {
        long next = files.note(NEXT_BLOCK).map(Long::parseLong).orElse(0L);
        List<Hash> peaks = files.note(PEAKS).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Arrays.stream(text.split(SEPARATOR)))
                .map(peak -> Hash.of(Base64.getDecoder().decode(peak)))
                .toList();
        return new FoldPosition(next, MerkleFrontier.of(next, peaks));
    }

    FoldPosition next(Hash blockHash) {
        return after(tree.append(blockHash, (level, index, hash) -> {}));
    }

    Map<String, String> notes() {
        return Map.of(
                NEXT_BLOCK,
                Long.toString(nextBlock),
                PEAKS,
                tree.peaks().stream().map(Hash::toString).collect(Collectors.joining(SEPARATOR)));
    }
}
