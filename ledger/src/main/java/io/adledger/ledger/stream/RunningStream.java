package io.adledger.ledger.stream;

import io.adledger.ledger.jobs.JobRecord;
import io.adledger.ledger.jobs.JobStore;
import io.adledger.ledger.journal.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream with its record on disk, and the thread that carries it out while it is live. Thread-safe. */
final class RunningStream implements StreamRun.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStream.class);
    private static final Duration INTERRUPT_AGAIN = Duration.ofSeconds(1);
    private static final String NEXT = "next";
    private static final String OPENED = "opened";

    private final JobStore jobs;
    private final StreamSettings settings;
    private final Thread thread;

    private JournalStream stream;
    private long next;
    private long kept;
    private boolean opened;
    private Instant keptAt = Instant.MIN;
    private boolean stopping;

    /** A stream that begins, or goes on, once it is started. */
    RunningStream(
            JournalStream stream,
            long next,
            boolean opened,
            JobStore jobs,
            StreamSettings settings,
            JournalStore journal,
            BlockArrival arrival,
            KinesisSink.Opening sinks) {
        this.stream = stream;
        this.next = next;
        this.kept = next;
        this.opened = opened;
        this.jobs = jobs;
        this.settings = settings;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("stream-" + stream.streamId())
                .unstarted(() -> run(journal, arrival, sinks));
    }

    static RunningStream from(
            String streamId,
            JobRecord record,
            JobStore jobs,
            StreamSettings settings,
            JournalStore journal,
            BlockArrival arrival,
            KinesisSink.Opening sinks) {
        return new RunningStream(
                JournalStream.from(streamId, record),
                record.number(NEXT),
                record.number(OPENED) != 0,
                jobs,
                settings,
                journal,
                arrival,
                sinks);
    }

    synchronized JournalStream stream() {
        return stream;
    }

    synchronized void start() {
        keep(stream);
        thread.start();
    }

    private void run(JournalStore journal, BlockArrival arrival, KinesisSink.Opening sinks) {
        JournalStream begun = stream();
        try (KinesisSink sink = sinks.open(begun.request().target())) {
            Delivery delivery = new Delivery(sink, settings, this::healthChanged);
            new StreamRun(begun, journal, arrival, settings, delivery, this).from(next, opened);
            end(stream().in(JournalStream.Status.COMPLETED));
        } catch (InterruptedException e) {
            LOG.debug("stream {} stops", begun.streamId());
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void failed(RuntimeException e) {
        if (stopping || !stream.isLive()) {
            return;
        }
        LOG.error("stream {} has failed", stream.streamId(), e);
        end(stream.failed(String.valueOf(e.getMessage())));
    }

    private synchronized void end(JournalStream ended) {
        if (!stream.isLive()) {
            return;
        }
        try {
            keep(ended);
        } catch (RuntimeException e) {
            LOG.error("that stream {} has ended cannot be kept", ended.streamId(), e);
        }
    }

    private synchronized void healthChanged(Optional<JournalStream.ErrorCause> cause) {
        if (!stream.isLive() || stream.errorCause().equals(cause)) {
            return;
        }
        LOG.warn("stream {} is {}", stream.streamId(), cause.map(Enum::name).orElse("active again"));
        keep(cause.map(stream::impaired).orElseGet(() -> stream.in(JournalStream.Status.ACTIVE)));
    }

    @Override
    public synchronized void reached(long nextBlock) {
        boolean firstTold = !opened;
        next = nextBlock;
        opened = true;
        if (firstTold && stream.isLive()) {
            keep(stream);
        } else if (!keptAt.plus(settings.betweenCheckpoints()).isAfter(Instant.now())) {
            settle();
        }
    }

    @Override
    public synchronized void settle() {
        if (stream.isLive() && kept != next) {
            keep(stream);
        }
    }

    private void keep(JournalStream now) {
        JobRecord record = new JobRecord();
        now.writeTo(record);
        record.number(NEXT, next).number(OPENED, opened ? 1 : 0);
        jobs.save(now.streamId(), record);
        stream = now;
        kept = next;
        keptAt = Instant.now();
    }

    /** Ends a live stream for good. */
    void cancel() {
        synchronized (this) {
            if (stream.isLive()) {
                keep(stream.in(JournalStream.Status.CANCELED));
            }
        }
        thread.interrupt();
    }

    /** Stops it until the ledger is opened again. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        thread.interrupt();
    }

    void awaitStopped() throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        // A client may have swallowed the first interrupt.
        while (!thread.join(INTERRUPT_AGAIN)) {
            thread.interrupt();
        }
        settle();
    }
}
