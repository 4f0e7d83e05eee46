package io.adledger.ledger.replica;

import io.adledger.ledger.assembly.BlockAssembly;
import io.adledger.ledger.assembly.PendingParts;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.transaction.Ledger;
import java.util.List;
import java.util.function.Function;

/**
 * Brings the records of a stream into a replica: the blocks of its source, verified, in sequence, with the same document ids,
 * versions, times, hashes and digests. It never leaves a block out. Thread-safe; one for a replica.
 */
public final class JournalFollower implements AutoCloseable {

    private static final int MOST_BLOCKS = 500;

    private final Access replica;
    private final PendingParts pending;
    private final BlockAssembly assembly;

    /** How the replica is reached, which may have been opened again since the last time. */
    public interface Access {

        /** Uses the replica, which does not close meanwhile. */
        <T> T use(Function<Ledger, T> action);
    }

    /**
     * A follower that goes on after the replica's last block.
     *
     * @param pending keeps what does not make a whole block yet; closed with it
     */
    public JournalFollower(Access replica, PendingParts pending) {
        this.replica = replica;
        this.pending = pending;
        this.assembly = new BlockAssembly(
                pending, replica.use(ledger -> ledger.journal().tip()));
    }

    /**
     * Takes in stream records; what they say is durable when this returns, and whole blocks are in the replica.
     *
     * @throws io.adledger.ledger.journal.MalformedBlockException if one is no stream record; none is taken in then
     * @throws io.adledger.ledger.assembly.AssemblyException if a block does not verify; the replica ends before it
     * @throws io.adledger.ledger.transaction.ReplicaException if the replica was promoted
     */
    public synchronized void accept(List<byte[]> records) {
        assembly.keep(records);
        for (List<Block> blocks = assembly.peek(MOST_BLOCKS); !blocks.isEmpty(); blocks = assembly.peek(MOST_BLOCKS)) {
            List<Block> next = blocks;
            replica.use(ledger -> {
                ledger.follow(next);
                return true;
            });
            assembly.done(next);
        }
    }

    /** The sequence number of the block that the replica waits for. */
    public synchronized long next() {
        return assembly.next();
    }

    @Override
    public void close() {
        pending.close();
    }
}
