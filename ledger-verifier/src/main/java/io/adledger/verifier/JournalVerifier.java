package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonStruct;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the blocks of a journal, one after another: each on its own, and that each continues the one before. Begins
 * with whichever block comes first; of a journal from its first block on, it can tell the digest and compare it with
 * digests that were kept. Takes little memory, however long the journal. Not thread-safe.
 *
 * <pre>{@code
 * JournalVerifier verifier = new JournalVerifier(BlockRules.ADLEDGER).whole().expect(digestOfLastYear);
 * JournalReport report = verifier.verify(blocks, block -> {});
 * }</pre>
 */
public final class JournalVerifier {

    private final BlockVerifier blocks;
    private final BlockTree tree = new BlockTree();
    private final TreeMap<Long, List<LedgerHash>> expected = new TreeMap<>();
    private final Redactions redactions = new Redactions();

    private long next = -1;
    private boolean isWhole;
    private @Nullable String strandId;
    private @Nullable VerifiedBlock first;
    private @Nullable VerifiedBlock last;
    private long count;
    private long revisions;
    private long redacted;

    public JournalVerifier(BlockRules rules) {
        blocks = new BlockVerifier(rules);
    }

    /** Demands that the first block be this one. */
    public JournalVerifier from(long sequenceNo) {
        next = sequenceNo;
        return this;
    }

    /**
     * Demands that this be the whole journal, from its first block to the tip as it is now: data that is missing must have
     * been redacted by one of its blocks.
     */
    public JournalVerifier whole() {
        next = 0;
        isWhole = true;
        return this;
    }

    /** Demands that the journal, from its first block on, have this digest at this block. */
    public JournalVerifier expect(LedgerHash digest, long tip) {
        next = 0;
        expected.computeIfAbsent(tip, block -> new ArrayList<>()).add(digest);
        return this;
    }

    /** Demands that the journal, from its first block on, be the one that has this digest at its tip. */
    public JournalVerifier expect(Digest digest) {
        strandId = digest.tip().strandId();
        return expect(digest.hash(), digest.tip().sequenceNo());
    }

    /**
     * Verifies all of these blocks.
     *
     * @param verified told each block once it is verified
     * @throws VerificationException at the first that does not hold, or cannot be read; and as {@link #finish()}
     */
    public JournalReport verify(Iterator<IonStruct> ion, Consumer<VerifiedBlock> verified) {
        while (hasNext(ion)) {
            verified.accept(accept(ion::next));
        }
        return finish();
    }

    private boolean hasNext(Iterator<IonStruct> ion) {
        try {
            return ion.hasNext();
        } catch (RuntimeException e) {
            throw VerificationException.inBlock(Math.max(0, next), e);
        }
    }

    /** Reads and verifies the next block. */
    private VerifiedBlock accept(Supplier<IonStruct> ion) {
        try {
            VerifiedBlock block = blocks.verify(ion.get());
            requireNext(block);
            tree.add(block.hash());
            requireExpected(block);
            redactions.accept(block);
            count(block);
            return block;
        } catch (RuntimeException e) {
            throw VerificationException.inBlock(Math.max(0, next), e);
        }
    }

    private void requireNext(VerifiedBlock block) {
        next = next < 0 ? block.sequenceNo() : next;
        require(block.sequenceNo() == next, "this block stands here, and not " + block.sequenceNo());
        require(
                block.sequenceNo() != 0 || block.previousHash().isEmpty(),
                "there is no block before a journal's first");
        require(
                strandId == null || block.place().strandId().equals(strandId),
                "it is of the strand of the blocks before it, and of the digest");
        strandId = block.place().strandId();
        if (last == null) {
            return;
        }
        require(block.previousHash().equals(last.hash()), "previousBlockHash is the hash of the block before");
        require(
                block.isOfAdLedger() || !last.isOfAdLedger(),
                "after a block of AdLedger comes another: its entriesHashList has the hash of its address, transaction and"
                        + " time, and nothing that is not accounted for");
        require(block.timestamp().compareTo(last.timestamp()) >= 0, "its time is not before the block before");
    }

    private void requireExpected(VerifiedBlock block) {
        for (LedgerHash digest : expected.getOrDefault(block.sequenceNo(), List.of())) {
            require(digest.equals(tree.root()), "the journal up to this block has the digest " + digest);
        }
    }

    private void count(VerifiedBlock block) {
        first = first == null ? block : first;
        last = block;
        next++;
        count++;
        revisions += block.revisions().size();
        redacted +=
                block.revisions().stream().filter(VerifiedRevision::isRedacted).count();
    }

    /**
     * What was verified.
     *
     * @throws VerificationException if the journal ends before the tip of a digest that it should have, or if of the
     *     whole journal data is missing that no block says was redacted
     */
    public JournalReport finish() {
        if (!expected.isEmpty() && expected.lastKey() >= next) {
            throw VerificationException.inBlock(
                    next,
                    new VerificationException("the journal ends before it, but a digest covers " + expected.lastKey()));
        }
        Optional<VerifiedRevision> unexplained = isWhole ? redactions.unexplained() : Optional.empty();
        unexplained.ifPresent(revision -> {
            throw VerificationException.inBlock(
                    revision.place().sequenceNo(),
                    new VerificationException("revision " + revision.version() + " of document " + revision.documentId()
                            + " has no data, and no later block says that it was redacted"));
        });
        return new JournalReport(
                Optional.ofNullable(first).map(VerifiedBlock::place),
                Optional.ofNullable(last).map(VerifiedBlock::place),
                count,
                revisions,
                redacted,
                digest(),
                redactions.notCarriedOut());
    }

    private Optional<Digest> digest() {
        return first == null || last == null || first.sequenceNo() != 0
                ? Optional.empty()
                : Optional.of(new Digest(tree.root(), last.place()));
    }
}
