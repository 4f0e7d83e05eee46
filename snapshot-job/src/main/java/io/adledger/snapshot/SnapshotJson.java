package io.adledger.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.snapshot.store.SnapshotFile;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;

/** Snapshots and their runs in JSON. Pure functions. */
public final class SnapshotJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotJson() {}

    /** One that is there. */
    public static ObjectNode of(SnapshotManifest manifest) {
        ObjectNode json = of(manifest.id(), "complete")
                .put("createdAt", manifest.createdAt().toString());
        json.putObject("digest")
                .put("hash", manifest.digest().hash().toString())
                .put("strandId", manifest.position().strandId())
                .put("sequenceNo", manifest.position().sequenceNo());
        json.putObject("counts")
                .put("live", manifest.counts().live())
                .put("deleted", manifest.counts().deleted())
                .put("removed", manifest.counts().removed())
                .put("erased", manifest.counts().erased());
        json.putObject("redactions")
                .put("redactedUpTo", manifest.redactions().upTo())
                .put("documents", manifest.redactions().documents());
        json.put("bytes", manifest.bytes()).put("sha256", manifest.sha256().toHex());
        manifest.builtOn().ifPresent(on -> json.put("builtOn", on.toString()));
        return json;
    }

    /** One that is there, with its files. */
    public static ObjectNode withFiles(SnapshotManifest manifest) {
        ObjectNode json = of(manifest);
        ArrayNode files = json.putArray("files");
        for (SnapshotFile file : manifest.files()) {
            files.addObject()
                    .put("name", file.name())
                    .put("bytes", file.bytes())
                    .put("documents", file.documents())
                    .put("sha256", file.sha256().toHex());
        }
        return json;
    }

    /** One that is being made, or was not. */
    public static ObjectNode of(SnapshotRun run) {
        ObjectNode json = of(run.id(), run.failure().isPresent() ? "failed" : "running")
                .put("startedAt", run.startedAt().toString());
        run.step().ifPresent(step -> json.putObject("progress")
                .put("step", step.text())
                .put("done", run.done())
                .put("total", run.total())
                .put("unit", step.unit()));
        run.failure().ifPresent(failure -> json.put("error", failure));
        return json;
    }

    /** One that cannot be read. */
    public static ObjectNode damaged(SnapshotId id, String damage) {
        return of(id, "damaged").put("error", damage);
    }

    private static ObjectNode of(SnapshotId id, String state) {
        return JSON.createObjectNode()
                .put("id", id.toString())
                .put("state", state)
                .put("moment", id.moment().toString())
                .put("block", id.sequenceNo());
    }
}
