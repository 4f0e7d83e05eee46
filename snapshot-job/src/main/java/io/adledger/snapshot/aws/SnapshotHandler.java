package io.adledger.snapshot.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.adledger.snapshot.SnapshotJson;
import io.adledger.snapshot.SnapshotMoments;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.store.SnapshotManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The function that makes a snapshot: takes {@code {"at": TIME}} or nothing, or a schedule's {@code {"at": TIME, "beginningOf": "day"}},
 * and answers when the snapshot is there, with what {@code GET /snapshots} says of it. One that ran out of time has left no
 * snapshot, and the next begins again. To be run one at a time: with a reserved concurrency of 1.
 */
public final class SnapshotHandler implements RequestStreamHandler {

    private final TableSnapshots snapshots;
    private final SnapshotSettings settings = SnapshotSettings.defaults();

    /**
     * As Lambda makes it.
     *
     * @throws IllegalStateException if a variable of the environment is missing
     */
    public SnapshotHandler() {
        this.snapshots = new TableSnapshots(
                SnapshotPlace.in(System.getenv()), Path.of(System.getProperty("java.io.tmpdir"), "snapshots"));
    }

    /**
     * Makes a snapshot.
     *
     * @throws InvalidRequestException if the event is not a request
     * @throws io.adledger.snapshot.NoSnapshotException if there can be no such snapshot
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Instant moment = SnapshotRequest.parse(new String(event.readAllBytes(), StandardCharsets.UTF_8))
                .moment(new SnapshotMoments(settings.clock()));
        // Disk is short, and what an invocation before this one has left is for another moment.
        snapshots.discardUnfinished();
        SnapshotManifest made = snapshots.make(moment, settings, new LoggedProgress());
        answer.write(SnapshotJson.of(made).toString().getBytes(StandardCharsets.UTF_8));
    }
}
