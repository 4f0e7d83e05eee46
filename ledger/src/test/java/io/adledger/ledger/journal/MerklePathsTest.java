package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.ion.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MerklePathsTest {

    private record Place(int level, long index) {}

    private final Map<Place, Hash> stored = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private MerkleFrontier frontier = MerkleFrontier.EMPTY;

    private MerklePaths tree(int size) {
        stored.clear();
        leaves.clear();
        frontier = MerkleFrontier.EMPTY;
        IntStream.range(0, size).forEach(i -> {
            Hash leaf = Hash.sha256Of(new byte[] {(byte) i, (byte) (i >> 8)});
            leaves.add(leaf);
            frontier = frontier.append(leaf, (level, index, hash) -> stored.put(new Place(level, index), hash));
        });
        return new MerklePaths(this::node);
    }

    private Hash node(int level, long index) {
        return Objects.requireNonNull(stored.get(new Place(level, index)), "a node that is not complete");
    }

    @Property(tries = 100)
    void theFrontiersRootIsTheRootOfTheLeaves(@ForAll @IntRange(max = 300) int size) {
        tree(size);

        assertThat(frontier.root()).isEqualTo(MerkleTree.root(leaves));
    }

    @Property(tries = 100)
    void aFrontierReadBackGoesOnAsTheOneThatWasThere(@ForAll @IntRange(max = 300) int size) {
        tree(size);

        MerkleFrontier again = MerkleFrontier.of(size, this::node);

        Hash next = Hash.sha256Of(new byte[1]);
        Hash root = frontier.append(next, (level, index, hash) -> {}).root();
        assertThat(again.append(next, (level, index, hash) -> {}).root()).isEqualTo(root);
        MerkleFrontier ofPeaks = MerkleFrontier.of(size, frontier.peaks());
        assertThat(ofPeaks.append(next, (level, index, hash) -> {}).root()).isEqualTo(root);
    }

    @Property(tries = 100)
    void everyLeafsPathLeadsToTheRootOfEverySizeThatHasIt(@ForAll @IntRange(min = 1, max = 130) int size) {
        MerklePaths tree = tree(size);

        for (int tip = 0; tip < size; tip++) {
            Hash root = MerkleTree.root(leaves.subList(0, tip + 1));
            assertThat(tree.root(tip + 1)).isEqualTo(root);
            int leaf = (tip * 7 + size) % (tip + 1);
            assertThat(tree.path(leaf, tip + 1).from(leaves.get(leaf))).isEqualTo(root);
        }
    }

    /** What costs is how many nodes are read. */
    @Property(tries = 100)
    void aProofOrDigestOfAMillionBlocksReadsAFewNodes(
            @ForAll @LongRange(min = 1, max = 1L << 40) long size, @ForAll @LongRange(max = 1L << 40) long leaf) {
        AtomicInteger reads = new AtomicInteger();
        MerklePaths tree = new MerklePaths((level, index) -> {
            reads.incrementAndGet();
            assertThat((index + 1) << level).isLessThanOrEqualTo(size);
            return Hash.EMPTY;
        });

        tree.path(leaf % size, size);
        tree.root(size);
        tree.consistency(1 + leaf % size, size);

        assertThat(reads.get()).isLessThanOrEqualTo(5 * (Long.SIZE - Long.numberOfLeadingZeros(size)));
    }

    @Property(tries = 50)
    void aPathHasAHashPerLevelAtMost(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int leaf) {
        MerklePaths tree = tree(size);

        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);

        assertThat(tree.path(leaf % size, size).hashes()).hasSizeLessThanOrEqualTo(levels);
    }
}
