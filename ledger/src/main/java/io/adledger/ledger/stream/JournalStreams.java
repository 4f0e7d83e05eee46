package io.adledger.ledger.stream;

import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.jobs.JobRecord;
import io.adledger.ledger.jobs.JobStore;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.JournalStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The streams of one ledger: {@code StreamJournalToKinesis} and what goes with it. A stream outlives the process: whatever
 * was live goes on, when this is opened again, with the first block that Kinesis is not known to have taken. So every record
 * arrives at least once. Thread-safe.
 *
 * {@snippet :
 * try (var streams = JournalStreams.open(ledgerArn, ledger.journal(), ledger::awaitBlock,
 *         directory.resolve("streams"), AwsKinesisSink.at(Optional.empty()), StreamSettings.defaults())) {
 *     String id = streams.start(request).streamId();
 *     streams.find(id).map(JournalStream::status);
 * }
 * }
 *
 * To be closed before the ledger.
 */
public final class JournalStreams implements AutoCloseable {

    private final String ledgerArn;
    private final JournalStore journal;
    private final BlockArrival arrival;
    private final JobStore jobs;
    private final KinesisSink.Opening sinks;
    private final StreamSettings settings;
    private final ConcurrentMap<String, RunningStream> streams = new ConcurrentHashMap<>();

    private JournalStreams(
            String ledgerArn,
            JournalStore journal,
            BlockArrival arrival,
            JobStore jobs,
            KinesisSink.Opening sinks,
            StreamSettings settings) {
        this.ledgerArn = ledgerArn;
        this.journal = journal;
        this.arrival = arrival;
        this.jobs = jobs;
        this.sinks = sinks;
        this.settings = settings;
    }

    /**
     * Opens the streams of a ledger, and goes on with those that are live.
     *
     * @param ledgerArn {@code arn:aws:qldb:<region>:<account>:ledger/<name>}
     * @param directory for the records of the streams, made if need be
     * @throws io.adledger.ledger.jobs.JobStoreException if they cannot be read
     */
    public static JournalStreams open(
            String ledgerArn,
            JournalStore journal,
            BlockArrival arrival,
            Path directory,
            KinesisSink.Opening sinks,
            StreamSettings settings) {
        JobStore jobs = JobStore.open(directory);
        JournalStreams all = new JournalStreams(ledgerArn, journal, arrival, jobs, sinks, settings);
        for (Map.Entry<String, JobRecord> job : jobs.load().entrySet()) {
            RunningStream stream =
                    RunningStream.from(job.getKey(), job.getValue(), jobs, settings, journal, arrival, sinks);
            all.streams.put(job.getKey(), stream);
            if (stream.stream().isLive()) {
                stream.start();
            }
        }
        return all;
    }

    /**
     * Starts a stream; it goes on by itself, also after a crash.
     *
     * @throws InvalidStreamException if the start is in the future
     * @throws StreamExistsException if a live stream has this name
     * @throws TooManyStreamsException if too many are live
     */
    public synchronized JournalStream start(StreamRequest request) {
        Instant now = settings.clock().instant();
        if (request.inclusiveStart().isAfter(now)) {
            throw new InvalidStreamException("InclusiveStartTime", "it must not be in the future");
        }
        List<JournalStream> live = list().stream().filter(JournalStream::isLive).toList();
        if (live.stream().anyMatch(stream -> stream.request().streamName().equals(request.streamName()))) {
            throw new StreamExistsException(request.streamName());
        }
        if (live.size() >= settings.mostActive()) {
            throw new TooManyStreamsException(settings.mostActive());
        }
        String streamId = UniqueId.next();
        JournalStream stream = new JournalStream(
                streamId,
                ledgerArn.replace(":ledger/", ":stream/") + "/" + streamId,
                ledgerArn.substring(ledgerArn.lastIndexOf('/') + 1),
                now,
                JournalStream.Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                request);
        long first = BlockTimes.firstNotBefore(journal, request.inclusiveStart());
        RunningStream running = new RunningStream(stream, first, false, jobs, settings, journal, arrival, sinks);
        running.start();
        streams.put(streamId, running);
        return stream;
    }

    /** The stream with this id. */
    public Optional<JournalStream> find(String streamId) {
        return Optional.ofNullable(streams.get(streamId)).map(RunningStream::stream);
    }

    /** All streams, also those that are over, the newest first. */
    public List<JournalStream> list() {
        return streams.values().stream()
                .map(RunningStream::stream)
                .sorted(Comparator.comparing(JournalStream::createdAt)
                        .reversed()
                        .thenComparing(JournalStream::streamId))
                .toList();
    }

    /**
     * Ends a live stream for good; one that is over stays as it is.
     *
     * @return the stream as it is now; none if there is no such stream
     */
    public Optional<JournalStream> cancel(String streamId) {
        Optional.ofNullable(streams.get(streamId)).ifPresent(RunningStream::cancel);
        return find(streamId);
    }

    /** Stops the streams; those that are live go on when the ledger is opened again. */
    @Override
    public void close() {
        streams.values().forEach(RunningStream::stop);
        try {
            for (RunningStream stream : streams.values()) {
                stream.awaitStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
