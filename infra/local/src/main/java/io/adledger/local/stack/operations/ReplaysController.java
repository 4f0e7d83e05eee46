package io.adledger.local.stack.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.api.description.ForOperators;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Replays of the ledger into tables and indexes.
 *
 * <ul>
 *   <li>{@code POST /replays}, as {@link ReplayBody}: starts one; 202 with its place, 409 while the stack runs another
 *   <li>{@code GET /replays}: all, the newest first, those that commands run included
 *   <li>{@code GET /replays/{id}}: one, with its counts and the estimated end of its step
 *   <li>{@code DELETE /replays/{id}}: has it stop; 202, or 409 if it does not run
 *   <li>{@code POST /replays/{id}/resume}: goes on with it; 202, or 409 if it has ended or another runs
 * </ul>
 */
@ForOperators
@Controller("/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplaysController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReplayDesk desk;

    ReplaysController(ReplayDesk desk) {
        this.desk = desk;
    }

    @Described.StartReplay
    @Post(consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> start(@Body @Nullable String body) {
        ReplayBody asked = ReplayBody.of(body);
        ReplayFolder replay = desk.replays().brokenOff(asked.request()).orElseGet(() -> desk.replays()
                .add(asked.request()));
        return run(replay, asked.follow());
    }

    @Described.ResumeReplay
    @Post(uri = "/{id}/resume", consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> resume(String id) {
        ReplayFolder replay = replay(id);
        switch (replay.state().step()) {
            case DONE, DIFFERENT ->
                throw new ProblemException(
                        ProblemKind.CONFLICT,
                        "The replay " + id + " has ended: it is "
                                + replay.state().step() + ".");
            default -> {
                return run(replay, false);
            }
        }
    }

    private HttpResponse<String> run(ReplayFolder replay, boolean follow) {
        if (!desk.run(replay, follow)) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    "The replay " + replay.id() + " must wait: another one runs; POST /replays/" + replay.id()
                            + "/resume starts it.");
        }
        return HttpResponse.<String>accepted(URI.create("/replays/" + replay.id()))
                .body(json(replay).toString());
    }

    @Described.ListReplays
    @Get(produces = MediaType.APPLICATION_JSON)
    String list() {
        ObjectNode body = JSON.createObjectNode();
        var all = body.putArray("replays");
        desk.replays().all().forEach(replay -> all.add(json(replay)));
        return body.toString();
    }

    @Described.ShowReplay
    @Get(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
    String show(String id) {
        return json(replay(id)).toString();
    }

    @Described.CancelReplay
    @Delete(uri = "/{id}", produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> cancel(String id) {
        ReplayFolder replay = replay(id);
        if (!replay.isRunning()) {
            throw new ProblemException(
                    ProblemKind.CONFLICT,
                    "The replay " + id + " does not run: it is "
                            + replay.state().step() + ".");
        }
        replay.cancel();
        return HttpResponse.<String>accepted().body(json(replay).toString());
    }

    private ReplayFolder replay(String id) {
        return desk.replays()
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, "There is no replay " + id + "."));
    }

    private static ObjectNode json(ReplayFolder replay) {
        ObjectNode json = JSON.createObjectNode().put("id", replay.id()).put("running", replay.isRunning());
        json.set("request", ReplayJson.of(replay.request()));
        json.setAll(ReplayJson.of(replay.state()));
        return json;
    }
}
