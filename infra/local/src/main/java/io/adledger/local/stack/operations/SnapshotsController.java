package io.adledger.local.stack.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.api.description.ForOperators;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.SnapshotJson;
import io.adledger.snapshot.SnapshotRun;
import io.adledger.snapshot.SnapshotRuns;
import io.adledger.snapshot.SnapshotsBusyException;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of all ads.
 *
 * <ul>
 *   <li>{@code POST /snapshots}, with {@code {"at": TIME}} or without: starts to make the snapshot of that moment, or of the end
 *       of the last full month; 202 with its place, 200 if it is there already, 409 while another is being made
 *   <li>{@code GET /snapshots}: those that there are, and the one that is being made
 *   <li>{@code GET /snapshots/{id}}: one, with its files; or how far it is; or why it was not made
 * </ul>
 */
@ForOperators
@Controller("/snapshots")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SnapshotsController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SnapshotDesk desk;

    SnapshotsController(SnapshotDesk desk) {
        this.desk = desk;
    }

    @Described.TakeSnapshot
    @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> take(@Body @Nullable String body) {
        SnapshotRuns runs = desk.runs();
        try {
            SnapshotId id = runs.start(moment(body == null ? "" : body));
            Optional<SnapshotManifest> there = runs.store().find(id);
            if (there.isPresent()) {
                return HttpResponse.ok(SnapshotJson.of(there.get()).toString());
            }
            ObjectNode started = run(runs, id).map(SnapshotJson::of).orElseGet(JSON::createObjectNode);
            return HttpResponse.<String>accepted(URI.create("/snapshots/" + id)).body(started.toString());
        } catch (NoSnapshotException e) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST, "There can be no such snapshot: " + e.getMessage() + ".");
        } catch (SnapshotsBusyException e) {
            throw new ProblemException(ProblemKind.CONFLICT, "The request must wait: " + e.getMessage() + ".");
        }
    }

    @Described.ListSnapshots
    @Get(produces = MediaType.APPLICATION_JSON)
    String list() {
        SnapshotRuns runs = desk.runs();
        ObjectNode body = JSON.createObjectNode();
        ArrayNode snapshots = body.putArray("snapshots");
        for (SnapshotId id : runs.store().ids()) {
            try {
                runs.store().find(id).map(SnapshotJson::of).ifPresent(snapshots::add);
            } catch (DamagedSnapshotException e) {
                snapshots.add(SnapshotJson.damaged(id, String.valueOf(e.getMessage())));
            }
        }
        runs.current().map(SnapshotJson::of).ifPresent(run -> body.set("run", run));
        return body.toString();
    }

    @Described.ShowSnapshot
    @Get(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
    String show(String id) {
        SnapshotRuns runs = desk.runs();
        SnapshotId asked = SnapshotId.parse(id).orElseThrow(() -> notFound(id));
        try {
            return runs.store()
                    .find(asked)
                    .map(SnapshotJson::withFiles)
                    .or(() -> run(runs, asked).map(SnapshotJson::of))
                    .orElseThrow(() -> notFound(id))
                    .toString();
        } catch (DamagedSnapshotException e) {
            return SnapshotJson.damaged(asked, String.valueOf(e.getMessage())).toString();
        }
    }

    private static Optional<SnapshotRun> run(SnapshotRuns runs, SnapshotId id) {
        return runs.current().filter(run -> run.id().equals(id));
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(ProblemKind.NOT_FOUND, "There is no snapshot " + id + ".");
    }

    private static Optional<Instant> moment(String body) {
        if (body.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw new ProblemException(
                        ProblemKind.MALFORMED_JSON, "The body must be an object, such as {\"at\": TIME}.");
            }
            return json.has("at") ? Optional.of(Instant.parse(json.path("at").asText())) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemKind.MALFORMED_JSON, "The body must be an object, such as {\"at\": TIME}.");
        } catch (DateTimeParseException e) {
            throw new ProblemException(ProblemKind.BAD_REQUEST, "at must be a time such as 2026-01-31T00:00:00Z.");
        }
    }
}
