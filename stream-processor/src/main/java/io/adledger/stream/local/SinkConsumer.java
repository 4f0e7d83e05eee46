package io.adledger.stream.local;

import io.adledger.stream.lambda.StreamHandler;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.local.EventSourceLoop.Progress;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.sink.SinkTally.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Feeds one sink from the stream, with a progress and dead letters of its own, so that whatever happens to it concerns
 * nobody else. Thread-safe.
 */
public final class SinkConsumer implements AutoCloseable {

    private final SinkSettings settings;
    private final Sink sink;
    private final RecordSource source;
    private final BatchProcessor processor;
    private final FileDeadLetters deadLetters;
    private final FileCheckpoint checkpoint;
    private final EventSourceLoop loop;
    private final Clock clock;

    private SinkConsumer(
            SinkSettings settings,
            Sink sink,
            RecordSource source,
            BatchProcessor processor,
            FileDeadLetters deadLetters,
            FileCheckpoint checkpoint,
            EventSourceLoop loop,
            Clock clock) {
        this.settings = settings;
        this.sink = sink;
        this.source = source;
        this.processor = processor;
        this.deadLetters = deadLetters;
        this.checkpoint = checkpoint;
        this.loop = loop;
        this.clock = clock;
    }

    /**
     * Where consumers keep what they know.
     *
     * @param checkpoints a file for each sink
     * @param deadLetters a folder for each sink
     */
    public record Folders(Path checkpoints, Path deadLetters) {}

    /** Has a sink that was never fed begin after a sequence number, rather than with the stream's beginning. */
    public static void beginAfter(String sequenceNumber, SinkSettings settings, Folders folders) {
        FileCheckpoint checkpoint = checkpoint(settings, folders);
        if (checkpoint.position().isEmpty()) {
            checkpoint.advance(sequenceNumber);
        }
    }

    private static FileCheckpoint checkpoint(SinkSettings settings, Folders folders) {
        return FileCheckpoint.open(folders.checkpoints().resolve(settings.name()));
    }

    /** Begins to feed a sink, from where it was stopped the last time. */
    public static SinkConsumer start(
            SinkSettings settings, Sink sink, RecordSource source, Folders folders, Backoff backoff) {
        Clock clock = Clock.systemUTC();
        FileDeadLetters deadLetters = FileDeadLetters.open(folders.deadLetters().resolve(settings.name()));
        BatchProcessor processor = new BatchProcessor(settings.name(), sink, settings.hopeless(), deadLetters, clock);
        FileCheckpoint checkpoint = checkpoint(settings, folders);
        EventSourceLoop loop = EventSourceLoop.start(
                new GatheringSource(source, settings.window()),
                new StreamHandler(processor),
                checkpoint,
                settings.batchSize(),
                backoff);
        return new SinkConsumer(settings, sink, source, processor, deadLetters, checkpoint, loop, clock);
    }

    /** The name of the sink. */
    public String name() {
        return settings.name();
    }

    /** How the sink does now. */
    public SinkStatus status() {
        Progress progress = loop.progress();
        // What it was given, it may have lost since.
        Lag lag = sink.nextBlock().stream().mapToObj(source::lagFrom).reduce(progress.lag(), Lag::or);
        return new SinkStatus(
                settings.name(),
                progress.running(),
                progress.position(),
                lag.blocks(),
                lag.oldest()
                        .map(committed -> Duration.between(committed, clock.instant()))
                        .filter(age -> !age.isNegative())
                        .orElse(Duration.ZERO),
                processor.tally().counts().or(sink.trouble().map(error -> new Trouble(error, clock.instant()))),
                deadLetters.count());
    }

    /** The sink's dead letters. */
    public FileDeadLetters deadLetters() {
        return deadLetters;
    }

    /**
     * Gives a dead letter to the sink once more, and forgets it if the sink takes it.
     *
     * @return why the sink did not, if so; the letter has one attempt more then
     */
    public Optional<String> redrive(KeptLetter letter) {
        Optional<String> error = processor.redrive(letter.letter());
        error.ifPresentOrElse(
                reason -> deadLetters.add(letter.letter().failedAgain(reason, clock.instant())),
                () -> deadLetters.remove(letter));
        return error;
    }

    /** Stops feeding for good, and forgets how far it came. */
    public void leave() {
        close();
        checkpoint.remove();
    }

    /** Stops feeding after the batch at hand. Stopping twice is harmless. */
    @Override
    public void close() {
        loop.close();
    }
}
