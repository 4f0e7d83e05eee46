package io.adledger.stream.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.adledger.state.Retry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what Lambda's event source mapping does: reads batches, calls the handler, and moves its checkpoint over what the
 * handler is done with, up to the first record that it reports, from which the next batch begins. Nothing is ever skipped:
 * while the handler fails, the loop waits longer and longer, and tries again. Runs on a thread of its own until closed;
 * after a crash it goes on from its checkpoint.
 */
public final class EventSourceLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventSourceLoop.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final RecordSource source;
    private final RequestHandler<KinesisEvent, StreamsEventResponse> handler;
    private final FileCheckpoint checkpoint;
    private final int batchSize;
    private final Backoff backoff;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable String failure;

    /**
     * How long to wait after a failure.
     *
     * @param first doubled after every failure
     * @param longest and no longer than this
     */
    public record Backoff(Duration first, Duration longest) {

        /** Quick to come back, easy on a store that is down. */
        public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

        Duration after(Duration pause) {
            Duration next = pause.multipliedBy(2);
            return next.compareTo(longest) > 0 ? longest : next;
        }
    }

    /**
     * How the loop is doing.
     *
     * @param lag what it is not done with
     * @param failure why the last batch failed, if it did
     */
    public record Progress(Optional<String> position, Lag lag, Optional<String> failure, boolean running) {}

    private EventSourceLoop(
            RecordSource source,
            RequestHandler<KinesisEvent, StreamsEventResponse> handler,
            FileCheckpoint checkpoint,
            int batchSize,
            Backoff backoff) {
        this.source = source;
        this.handler = handler;
        this.checkpoint = checkpoint;
        this.batchSize = batchSize;
        this.backoff = backoff;
        this.thread = Thread.ofPlatform().name("event-source").daemon().unstarted(this::run);
    }

    /**
     * Starts a loop.
     *
     * @param batchSize how many of the source's records at once, at most
     */
    public static EventSourceLoop start(
            RecordSource source,
            RequestHandler<KinesisEvent, StreamsEventResponse> handler,
            FileCheckpoint checkpoint,
            int batchSize,
            Backoff backoff) {
        EventSourceLoop loop = new EventSourceLoop(source, handler, checkpoint, batchSize, backoff);
        loop.thread.start();
        return loop;
    }

    /** How the loop is doing now. Any thread may ask. */
    public Progress progress() {
        Optional<String> position = checkpoint.position();
        return new Progress(
                position, source.lagAfter(position), Optional.ofNullable(failure), thread.isAlive() && !closed);
    }

    private void run() {
        Duration pause = backoff.first();
        while (!closed) {
            try {
                if (deliver()) {
                    failure = null;
                    pause = backoff.first();
                    continue;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("a batch failed", e);
                failure = e.toString();
            }
            try {
                Thread.sleep(Retry.jittered(pause));
            } catch (InterruptedException e) {
                return;
            }
            pause = backoff.after(pause);
        }
    }

    /** Whether all that came is done with. */
    private boolean deliver() throws InterruptedException {
        List<KinesisEvent.Record> batch = source.read(checkpoint.position(), batchSize, PATIENCE);
        if (batch.isEmpty()) {
            return true;
        }
        Set<String> failed = handler.handleRequest(event(batch), null).getBatchItemFailures().stream()
                .map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        List<KinesisEvent.Record> done = batch.stream()
                .takeWhile(record -> !failed.contains(record.getSequenceNumber()))
                .toList();
        if (!done.isEmpty()) {
            checkpoint.advance(done.getLast().getSequenceNumber());
        }
        if (!failed.isEmpty()) {
            failure = failed.size() + " of " + batch.size() + " records are to be delivered again";
        }
        return failed.isEmpty();
    }

    private KinesisEvent event(List<KinesisEvent.Record> batch) {
        KinesisEvent event = new KinesisEvent();
        event.setRecords(batch.stream().map(this::eventRecord).toList());
        return event;
    }

    private KinesisEvent.KinesisEventRecord eventRecord(KinesisEvent.Record record) {
        KinesisEvent.KinesisEventRecord event = new KinesisEvent.KinesisEventRecord();
        event.setEventSource("aws:kinesis");
        event.setEventName("aws:kinesis:record");
        event.setEventVersion("1.0");
        event.setEventID("shardId-000000000000:" + record.getSequenceNumber());
        event.setEventSourceARN(source.arn());
        event.setKinesis(record);
        return event;
    }

    /** Stops the loop after the batch at hand. Stopping it twice is harmless. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TIME_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
