package io.adledger.stream.replica;

import io.adledger.ledger.assembly.AssemblyException;
import io.adledger.ledger.journal.MalformedBlockException;
import io.adledger.ledger.journal.SequenceConflictException;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.ledger.transaction.LedgerFailedException;
import io.adledger.ledger.transaction.ReplicaException;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Feeds a replica. It takes all of a batch or nothing, and nothing behind a block that does not verify: it is to be
 * {@linkplain io.adledger.stream.sink.Hopeless#STOP stopped} by what it cannot take. Thread-safe.
 */
public final class ReplicaSink implements Sink {

    private final JournalFollower follower;

    /** A sink into a replica; the follower is closed by whoever made it. */
    public ReplicaSink(JournalFollower follower) {
        this.follower = follower;
    }

    @Override
    public List<Failure> apply(List<Delivery> batch) {
        try {
            follower.accept(batch.stream()
                    .map(delivery -> delivery.origin().record().toBytes())
                    .toList());
            return List.of();
        } catch (ReplicaUnavailableException e) {
            return batch.stream()
                    .map(delivery -> Failure.later(delivery, String.valueOf(e.getMessage())))
                    .toList();
        } catch (AssemblyException
                | MalformedBlockException
                | ReplicaException
                | SequenceConflictException
                | LedgerFailedException e) {
            return batch.stream()
                    .map(delivery -> Failure.never(delivery, String.valueOf(e.getMessage())))
                    .toList();
        }
    }

    @Override
    public OptionalLong nextBlock() {
        return OptionalLong.of(follower.next());
    }

    @Override
    public Optional<String> trouble() {
        return follower.trouble();
    }
}
