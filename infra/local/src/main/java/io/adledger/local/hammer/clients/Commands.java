package io.adledger.local.hammer.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.local.hammer.clients.Api.Reply;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Request;
import io.adledger.local.hammer.record.Request.AdRef;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Commands, as a publisher's careful program sends them: those with a key again and again, until their outcome is known. */
final class Commands {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Api api;
    private final Gate gate;

    Commands(Api api, Gate gate) {
        this.api = api;
        this.gate = gate;
    }

    Answer publish(OperationId id, Request.Publish request) throws InterruptedException {
        return send(
                id, request, "POST", pathOf(request.publisherId()), Optional.of(AdForm.json(request.content())), true);
    }

    Answer patch(OperationId id, Request.Patch request, boolean keyed) throws InterruptedException {
        return send(id, request, "PATCH", pathOf(request.ad()), Optional.of(AdForm.json(request.change())), keyed);
    }

    Answer delete(OperationId id, Request.Delete request) throws InterruptedException {
        return send(id, request, "DELETE", pathOf(request.ad()), Optional.empty(), false);
    }

    static String pathOf(String publisherId) {
        return "/publisher/" + publisherId + "/ad";
    }

    static String pathOf(AdRef ad) {
        return pathOf(ad.publisherId()) + "/" + ad.adId();
    }

    private Answer send(
            OperationId id, Request.Write request, String method, String path, Optional<String> body, boolean keyed)
            throws InterruptedException {
        Map<String, String> headers = new HashMap<>();
        headers.put("traceparent", id.traceParent());
        request.ifMatch().ifPresent(version -> headers.put("If-Match", "\"" + version + "\""));
        if (keyed) {
            headers.put("Idempotency-Key", "hammer-" + id);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            gate.pass();
            Answer answer = sendOnce(method, path, body, headers);
            if (!keyed || !(answer instanceof Answer.Unknown) || System.nanoTime() > deadline) {
                return answer;
            }
            Thread.sleep(PAUSE);
        }
    }

    private Answer sendOnce(String method, String path, Optional<String> body, Map<String, String> headers)
            throws InterruptedException {
        try {
            Reply reply = api.send(method, path, body, headers);
            return switch (reply.status()) {
                case 200, 201 -> written(reply.json());
                case 204 -> new Answer.Deleted();
                case 404, 412 -> new Answer.Refused(reply.status());
                // 409: an earlier attempt with the key is still being worked on.
                case 409, 503 -> new Answer.Unknown("status " + reply.status());
                default -> new Answer.Unforeseen(reply.status(), reply.body());
            };
        } catch (ConnectException nobodyListens) {
            return new Answer.Unknown("not sent");
        } catch (IOException lost) {
            return new Answer.Unknown(lost.toString());
        }
    }

    private static Answer written(JsonNode ad) {
        Sighting sighting = AdForm.sighting(ad);
        return new Answer.Written(
                sighting.adId(), sighting.version(), sighting.content().orElseThrow());
    }
}
