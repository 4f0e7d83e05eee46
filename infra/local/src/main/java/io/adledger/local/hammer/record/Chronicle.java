package io.adledger.local.hammer.record;

import io.adledger.local.hammer.record.Transfers.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that clients were told during a run, and the run's clock. Thread-safe. */
public final class Chronicle {

    private final long origin = System.nanoTime();
    private final Queue<Operation<Request, Answer>> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Operation<Movement, Outcome>> movements = new ConcurrentLinkedQueue<>();

    /** Nanoseconds since the run began. */
    public long now() {
        return System.nanoTime() - origin;
    }

    /** Notes a request of the API that has ended by now. */
    public void note(OperationId id, Request request, Answer answer, long begin) {
        operations.add(new Operation<>(id, request, answer, begin, now()));
    }

    /** Notes a transaction on the accounts that has ended by now. */
    public void note(OperationId id, Movement movement, Outcome outcome, long begin) {
        movements.add(new Operation<>(id, movement, outcome, begin, now()));
    }

    /** What was noted up to now. */
    public List<Operation<Request, Answer>> operations() {
        return List.copyOf(operations);
    }

    /** What was noted up to now. */
    public List<Operation<Movement, Outcome>> movements() {
        return List.copyOf(movements);
    }
}
