package io.adledger.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.api.access.Audience;
import io.adledger.api.access.Caller;
import io.adledger.api.access.OpenTo;
import io.adledger.api.access.Tokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /health}: 200 when all parts of the stack are ready, else 503; the body has each part's state, and the
 * identity of the data directory. Where tokens are wanted, only operators are told of the parts.
 */
@OpenTo(Audience.EVERYONE)
@Controller("/health")
final class HealthController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HealthSource source;
    private final Optional<Tokens> tokens;

    HealthController(HealthSource source, Optional<Tokens> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> health(HttpRequest<?> request) throws JsonProcessingException {
        Health health = source.health();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", health.ready() ? "UP" : "DOWN");
        body.put("identity", source.identity());
        if (tokens.isEmpty() || Caller.of(request).filter(Caller::isOperator).isPresent()) {
            body.put("parts", health.parts());
        }
        return HttpResponse.<String>status(health.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(JSON.writeValueAsString(body));
    }
}
