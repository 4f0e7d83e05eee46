package io.adledger.aws.sink;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.storage.KeptObjects;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/** Feeds the archive of the journal: large batches, since each becomes an object, and one at a time, since the archive has one writer. */
public final class ArchiveSink {

    private static final SinkPlan PLAN = new SinkPlan(
            "archive", SinkWorks.handler("ArchiveHandler"), 1_000, Duration.ofMinutes(1), Patience.UNLIMITED_AND_ALONE);

    private ArchiveSink() {}

    /** The sink of a bucket. */
    public static StreamSink of(Construct scope, SinkWorks works, KeptObjects bucket, DataKey key) {
        PendingBlocks pending = new PendingBlocks(scope, "ArchivePending", key);
        StreamSink archive = works.sink(
                        scope, PLAN, function -> function.environment("ADLEDGER_ARCHIVE_BUCKET", bucket.name())
                                .environment("ADLEDGER_PENDING_TABLE", pending.tableName()))
                .allow(pending.keeping())
                .allow(List.of(
                        Allow.on(bucket.arn(), "s3:ListBucket"),
                        Allow.on(bucket.objectsArn(), "s3:GetObject", "s3:PutObject"),
                        key.writing("s3")));
        Accepted.allObjects(archive, "The archive is many objects, whose names follow from the journal.");
        return archive;
    }
}
