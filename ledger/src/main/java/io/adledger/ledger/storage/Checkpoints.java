package io.adledger.ledger.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Has the views written to disk, beside their work, whenever so many revisions have been applied since it was begun last.
 * A crash therefore leaves at most twice as many to be applied again: whoever applies more waits for the disk. Used by
 * the thread that applies blocks.
 */
final class Checkpoints implements AutoCloseable {

    private final Runnable flush;
    private final int revisionsBetween;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("view-checkpoints").factory());
    private long sinceTheLast;
    private Future<?> running = CompletableFuture.completedFuture(null);

    /** @param flush writes what is applied when it is called */
    Checkpoints(Runnable flush, int revisionsBetween) {
        this.flush = flush;
        this.revisionsBetween = revisionsBetween;
    }

    /**
     * Tells of revisions that have been applied.
     *
     * @throws ViewStoreException if a checkpoint could not be written
     */
    void applied(long revisions) {
        sinceTheLast += revisions;
        if (sinceTheLast >= revisionsBetween) {
            awaitRunning();
            running = thread.submit(flush);
            sinceTheLast = 0;
        }
    }

    private void awaitRunning() {
        boolean interrupted = false;
        while (true) {
            try {
                running.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new ViewStoreException("cannot write the views to disk: " + e.getCause(), e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the checkpoint that is being written. */
    @Override
    public void close() {
        thread.close();
    }
}
