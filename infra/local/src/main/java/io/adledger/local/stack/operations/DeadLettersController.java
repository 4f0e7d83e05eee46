package io.adledger.local.stack.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.api.description.ForOperators;
import io.adledger.stream.local.KeptLetter;
import io.adledger.stream.local.SinkConsumer;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;

/**
 * The records that sinks could do nothing with.
 *
 * <ul>
 *   <li>{@code GET /dead-letters?sink=&limit=}: the oldest of each sink, without their payload
 *   <li>{@code GET /dead-letters/{sink}/{id}}: one with its payload, in base64 and, if it can be read, as Ion
 *   <li>{@code POST /dead-letters/{sink}/{id}/redrive}: gives it to its sink once more, and forgets it if the sink takes it
 *   <li>{@code POST /dead-letters/{sink}/redrive}: so with all of the sink's
 * </ul>
 */
@ForOperators
@Controller("/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLettersController {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1_000;

    private final Sinks sinks;

    DeadLettersController(Sinks sinks) {
        this.sinks = sinks;
    }

    @Described.ListLetters
    @Get(produces = MediaType.APPLICATION_JSON)
    String list(@QueryValue Optional<String> sink, @QueryValue(defaultValue = "100") int limit) {
        List<SinkConsumer> asked = sink.map(name -> List.of(sinks.named(name))).orElseGet(sinks::all);
        ObjectNode body = JSON.createObjectNode();
        ArrayNode letters = body.putArray("deadLetters");
        int total = 0;
        for (SinkConsumer consumer : asked) {
            List<String> ids = consumer.deadLetters().ids();
            total += ids.size();
            ids.stream()
                    .limit(Math.clamp(limit, 0, MOST))
                    .flatMap(id -> consumer.deadLetters().find(id).stream())
                    .map(DeadLettersController::summary)
                    .forEach(letters::add);
        }
        return body.put("total", total).toString();
    }

    @Described.ShowLetter
    @Get(uri = "/{sink}/{id}", produces = MediaType.APPLICATION_JSON)
    String show(String sink, String id) {
        KeptLetter kept = Sinks.letter(sinks.named(sink), id);
        byte[] payload = kept.letter().record().toBytes();
        ObjectNode body = summary(kept)
                .put("partitionKey", kept.letter().record().partitionKey())
                .put("data", payload);
        ReadablePayload.of(payload).ifPresent(text -> body.put("ion", text));
        return body.toString();
    }

    @Described.Redrive
    @Post(uri = "/{sink}/{id}/redrive", produces = MediaType.APPLICATION_JSON)
    String redrive(String sink, String id) {
        SinkConsumer consumer = sinks.named(sink);
        return redrive(consumer, List.of(Sinks.letter(consumer, id)));
    }

    @Described.RedriveAll
    @Post(uri = "/{sink}/redrive", produces = MediaType.APPLICATION_JSON)
    String redriveAll(String sink) {
        SinkConsumer consumer = sinks.named(sink);
        return redrive(
                consumer,
                consumer.deadLetters().ids().stream()
                        .flatMap(id -> consumer.deadLetters().find(id).stream())
                        .toList());
    }

    private static String redrive(SinkConsumer sink, List<KeptLetter> letters) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode failed = body.putArray("failed");
        for (KeptLetter letter : letters) {
            sink.redrive(letter)
                    .ifPresent(
                            error -> failed.addObject().put("id", letter.id()).put("error", error));
        }
        return body.put("applied", letters.size() - failed.size()).toString();
    }

    private static ObjectNode summary(KeptLetter kept) {
        return JSON.createObjectNode()
                .put("sink", kept.letter().sink())
                .put("id", kept.id())
                .put("source", kept.letter().source())
                .put("sequenceNumber", kept.letter().sequenceNumber())
                .put("index", kept.letter().index())
                .put("bytes", kept.letter().record().data().remaining())
                .put("error", kept.letter().error())
                .put("firstAttempt", kept.firstAttempt().toString())
                .put("lastAttempt", kept.letter().attemptedAt().toString())
                .put("attempts", kept.attempts());
    }
}
