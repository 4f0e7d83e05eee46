package io.adledger.stream.lambda;

import io.adledger.ledger.archive.ArchiveSettings;
import io.adledger.ledger.archive.JournalArchive;
import io.adledger.ledger.dynamodb.DynamoDbClients;
import io.adledger.ledger.dynamodb.DynamoDbPendingParts;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import io.adledger.stream.archive.ArchiveSink;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import java.time.Duration;
import java.util.Optional;

/**
 * The function that feeds the archive of the journal, under {@code ads/} in its bucket. An event is an object, or one for each hour
 * that it has blocks of. One invocation at a time.
 */
public final class ArchiveHandler extends SinkFunction {

    private static final String PREFIX = "ads/";

    /** As Lambda makes it. */
    public ArchiveHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public ArchiveHandler(Environment environment) {
        super("archive", sink(environment), Hopeless.STOP, environment);
    }

    private static Sink sink(Environment environment) {
        ObjectStore bucket = new S3ObjectStore(
                new S3Settings(Optional.empty(), Optional.of(environment.region()), false).client(),
                environment.required("ADLEDGER_ARCHIVE_BUCKET"));
        DynamoDbPendingParts pending = new DynamoDbPendingParts(
                DynamoDbClients.in(environment.region()), environment.required("ADLEDGER_PENDING_TABLE"));
        // What has come is written with the event: the next one may be long in coming, and be another process'.
        ArchiveSettings settings = ArchiveSettings.defaults().withLongestWait(Duration.ZERO);
        return new ReopenedSink(() ->
                new OpenedArchive(JournalArchive.open(bucket, PREFIX, pending, Waiting.forTheStream(), settings)));
    }

    private record OpenedArchive(JournalArchive archive) implements ReopenedSink.Opened {

        @Override
        public Sink sink() {
            return new ArchiveSink(archive);
        }

        @Override
        public boolean isCurrent() {
            return archive.isCurrent();
        }
    }
}
