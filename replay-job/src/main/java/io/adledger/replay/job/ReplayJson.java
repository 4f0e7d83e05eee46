package io.adledger.replay.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.replay.job.ReplayState.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Requests and states as JSON, in files and for operators. Pure functions. */
public final class ReplayJson {

    private static final JsonMapper JSON = new JsonMapper();

    private ReplayJson() {}

    /** {@code {ad?, to?, table|index, fromSnapshot, rate?}}. */
    public static ObjectNode of(ReplayRequest request) {
        ObjectNode json = JSON.createObjectNode();
        request.adId().ifPresent(ad -> json.put("ad", ad));
        request.to().ifPresent(to -> json.put("to", to.toString()));
        json.put(member(request.target().kind()), request.target().name());
        json.put("fromSnapshot", request.fromSnapshot());
        request.rate().ifPresent(rate -> json.put("rate", rate));
        return json;
    }

    private static String member(Target.Kind kind) {
        return kind == Target.Kind.TABLE ? "table" : "index";
    }

    static ReplayRequest request(JsonNode json) {
        Target.Kind kind = json.has("table") ? Target.Kind.TABLE : Target.Kind.INDEX;
        return new ReplayRequest(
                text(json, "ad"),
                text(json, "to").map(Instant::parse),
                new Target(kind, json.path(member(kind)).asText()),
                json.path("fromSnapshot").asText(ReplayRequest.AUTO),
                json.has("rate") ? OptionalDouble.of(json.path("rate").asDouble()) : OptionalDouble.empty());
    }

    /** {@code {begunAt, step, lastBlock?, snapshot?, documents?, written, work, estimatedEnd?, outcome?, error?}}. */
    public static ObjectNode of(ReplayState state) {
        ObjectNode json = JSON.createObjectNode()
                .put("begunAt", state.begunAt().toString())
                .put("step", state.step().name());
        if (state.lastBlock() >= 0) {
            json.put("lastBlock", state.lastBlock());
        }
        state.snapshot().ifPresent(snapshot -> json.put("snapshot", snapshot));
        if (state.documents() >= 0) {
            json.put("documents", state.documents());
        }
        json.put("written", state.written());
        Work work = state.work();
        json.putObject("work")
                .put("since", work.since().toString())
                .put("from", work.from())
                .put("done", work.done())
                .put("total", work.total())
                .put("at", work.at().toString());
        if (!state.step().isEnd()) {
            work.estimatedEnd().ifPresent(end -> json.put("estimatedEnd", end.toString()));
        }
        state.outcome().ifPresent(outcome -> json.set("outcome", of(outcome)));
        state.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    private static ObjectNode of(Outcome outcome) {
        ObjectNode json = JSON.createObjectNode()
                .put("wantedItems", outcome.wantedItems())
                .put("wantedChecksum", outcome.wantedChecksum())
                .put("foundItems", outcome.foundItems())
                .put("foundChecksum", outcome.foundChecksum())
                .put("differences", outcome.differences());
        var examples = json.putArray("examples");
        outcome.examples().forEach(examples::add);
        return json;
    }

    static ReplayState state(JsonNode json) {
        JsonNode work = json.path("work");
        return new ReplayState(
                Instant.parse(json.path("begunAt").asText()),
                Step.valueOf(json.path("step").asText()),
                json.path("lastBlock").asLong(-1),
                text(json, "snapshot"),
                json.path("documents").asLong(-1),
                json.path("written").asLong(),
                new Work(
                        Instant.parse(work.path("since").asText()),
                        work.path("from").asLong(),
                        work.path("done").asLong(),
                        work.path("total").asLong(),
                        Instant.parse(work.path("at").asText())),
                json.has("outcome") ? Optional.of(outcome(json.path("outcome"))) : Optional.empty(),
                text(json, "error"));
    }

    private static Outcome outcome(JsonNode json) {
        List<String> examples = new ArrayList<>();
        json.path("examples").forEach(example -> examples.add(example.asText()));
        return new Outcome(
                json.path("wantedItems").asLong(),
                json.path("wantedChecksum").asText(),
                json.path("foundItems").asLong(),
                json.path("foundChecksum").asText(),
                json.path("differences").asLong(),
                examples);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
    }
}
