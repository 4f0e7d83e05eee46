package io.adledger.ledger.replica;

import io.adledger.ledger.assembly.BlockAssembly;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.Looks;
import io.adledger.ledger.assembly.PendingParts;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.ReplicaException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the records of a stream into a replica: the blocks of its source, verified, in sequence, with the same document ids,
 * versions, times, hashes and digests. It never leaves a block out. Thread-safe; one for a replica.
 */
public final class JournalFollower implements AutoCloseable {

    private static final long MOST_BYTES = 4 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Replica replica;
    private final PendingParts pending;
    private final CatchUp catchUp;
    private final Looks looks;
    private @Nullable BlockAssembly assembly;
    private volatile long next;

    /** How the replica is reached, which may have been opened again since the last time. */
    public interface Access {

        /** Uses the replica, which does not close meanwhile. */
        <T> T use(Function<Ledger, T> action);
    }

    /**
     * A follower that goes on after the replica's last block: at once with what the source has that the replica has not.
     *
     * @param pending keeps what does not make a whole block yet; closed with it
     */
    public JournalFollower(Access replica, PendingParts pending, CatchUp catchUp) {
        this(new InThisProcess(replica), pending, catchUp);
    }

    /** The same for a replica that may be elsewhere. */
    public JournalFollower(Replica replica, PendingParts pending, CatchUp catchUp) {
        this.replica = replica;
        this.pending = pending;
        this.catchUp = catchUp;
        this.next = nextOf(replica);
        this.looks = catchUp.inBetween() ? Looks.every(PAUSE, "replica", () -> accept(List.of())) : Looks.never();
    }

    private static long nextOf(Replica replica) {
        return replica.standing().tip().map(tip -> tip.sequenceNo() + 1).orElse(0L);
    }

    private record InThisProcess(Access access) implements Replica {

        @Override
        public Standing standing() {
            return access.use(Standing::of);
        }

        @Override
        public void follow(List<Block> blocks) {
            access.use(ledger -> {
                ledger.follow(blocks);
                return true;
            });
        }
    }

    /** Whether the replica is as this has left it; if not, someone else feeds it, and this is of no use any more. */
    public boolean isCurrent() {
        return nextOf(replica) == next;
    }

    /** Why it does not get on by itself, if so. */
    public Optional<String> trouble() {
        return looks.trouble();
    }

    /**
     * Takes in stream records; what they say is durable when this returns, and whole blocks are in the replica.
     *
     * @throws io.adledger.ledger.journal.MalformedBlockException if one is no stream record; none is taken in then
     * @throws io.adledger.ledger.assembly.AssemblyException if a block does not verify, or does not come; the replica ends
     *     before it
     * @throws io.adledger.ledger.transaction.ReplicaException if the replica was promoted
     * @throws io.adledger.ledger.journal.SequenceConflictException if someone else has fed the replica
     */
    public synchronized void accept(List<byte[]> records) {
        BlockAssembly blocks = assembly();
        blocks.keep(records);
        boolean more = true;
        while (more) {
            try {
                blocks.advance();
                more = blocks.isFull();
            } finally {
                follow(blocks);
            }
        }
    }

    /** Where the replica stands is known anew after it failed, since it may have taken blocks and failed then. */
    private synchronized BlockAssembly assembly() {
        BlockAssembly known = assembly;
        if (known == null) {
            known = new BlockAssembly(pending, tip(), catchUp, MOST_BYTES);
            assembly = known;
        }
        return known;
    }

    private Optional<JournalTip> tip() {
        Replica.Standing standing = replica.standing();
        if (!standing.follows()) {
            throw new ReplicaException("The ledger was promoted: it follows no more");
        }
        return standing.tip();
    }

    private void follow(BlockAssembly blocks) {
        List<Block> ready = blocks.ready();
        if (ready.isEmpty()) {
            return;
        }
        try {
            replica.follow(ready);
        } catch (RuntimeException e) {
            assembly = null;
            throw e;
        }
        blocks.done(ready);
        next = blocks.next();
    }

    /** The sequence number of the block that the replica waits for. */
    public long next() {
        return next;
    }

    @Override
    public void close() {
        looks.close();
        synchronized (this) {
            pending.close();
        }
    }
}
