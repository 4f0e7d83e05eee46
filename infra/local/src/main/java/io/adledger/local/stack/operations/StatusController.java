package io.adledger.local.stack.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.api.description.ForOperators;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkStatus;
import io.adledger.stream.sink.SinkTally.Counts;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code GET /status}: how far each sink of the stream is behind the ledger, and how it does. */
@ForOperators
@Controller("/status")
final class StatusController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sinks sinks;

    StatusController(Sinks sinks) {
        this.sinks = sinks;
    }

    @Described.ShowStatus
    @Get(produces = MediaType.APPLICATION_JSON)
    String status() {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode all = body.putArray("sinks");
        sinks.all().stream()
                .map(SinkConsumer::status)
                .map(StatusController::json)
                .forEach(all::add);
        return body.toString();
    }

    private static ObjectNode json(SinkStatus status) {
        Counts counts = status.counts();
        ObjectNode json = JSON.createObjectNode()
                .put("sink", status.name())
                .put("running", status.running())
                .put("blocksBehind", status.blocksBehind())
                .put("oldestMilliseconds", status.oldest().toMillis())
                .put("recordsApplied", counts.applied())
                .put("recordsPerSecond", Math.round(counts.perSecond() * 10) / 10.0)
                .put("failures", counts.retried())
                .put("setAside", counts.setAside())
                .put("deadLetters", status.deadLetters());
        status.position().ifPresent(position -> json.put("position", position));
        counts.trouble().ifPresent(trouble -> json.putObject("trouble")
                .put("error", trouble.error())
                .put("at", trouble.at().toString()));
        return json;
    }
}
