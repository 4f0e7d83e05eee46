package io.adledger.local.hammer.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.local.hammer.clients.Api.Reply;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.Request;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads and searches, each tried once. */
final class Queries {

    private final Api api;

    Queries(Api api) {
        this.api = api;
    }

    Answer live(Request.ReadLive request) throws InterruptedException {
        return get(Commands.pathOf(request.ad()), body -> List.of(AdForm.sighting(body)));
    }

    Answer versions(Request.ReadVersions request) throws InterruptedException {
        return get(Commands.pathOf(request.ad()) + "?versions=true", AdForm::versions);
    }

    Answer past(Request.ReadPast request) throws InterruptedException {
        return get(Commands.pathOf(request.ad()) + "?at=" + request.at(), body -> List.of(AdForm.sighting(body)));
    }

    Answer search(Request.Search request) throws InterruptedException {
        return get("/search?sort=newest&limit=20&publisher=" + request.publisherId(), Queries::found);
    }

    private static List<Sighting> found(JsonNode body) {
        return StreamSupport.stream(body.path("ads").spliterator(), false)
                .map(AdForm::sighting)
                .toList();
    }

    private Answer get(String path, Function<JsonNode, List<Sighting>> form) throws InterruptedException {
        try {
            Reply reply = api.send("GET", path, Optional.empty(), Map.of());
            return switch (reply.status()) {
                case 200 -> new Answer.Saw(form.apply(reply.json()));
                case 404, 410 -> new Answer.SawNone(reply.status());
                case 503 -> new Answer.Unknown("status 503");
                default -> new Answer.Unforeseen(reply.status(), reply.body());
            };
        } catch (IOException noAnswer) {
            return new Answer.Unknown(noAnswer.toString());
        }
    }
}
