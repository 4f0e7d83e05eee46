package io.adledger.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.api.access.Caller;
import io.adledger.api.access.Tokens;
import io.adledger.api.description.ForEveryone;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /health}: 200 when all parts of the stack are ready, else 503; the body has each part's state, and the
 * identity of the data directory. Where tokens are wanted, only operators are told of the parts.
 */
@ForEveryone
@Controller("/health")
final class HealthController {

    /** As the description of the API has it; {@code parts} are for operators only, where tokens are wanted. */
    @Schema(name = "Health")
    record Answer(
            @Schema(pattern = "^(UP|DOWN)$") String status,
            String identity,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Map<String, String> parts) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HealthSource source;
    private final Optional<Tokens> tokens;

    HealthController(HealthSource source, Optional<Tokens> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    @Operation(
            operationId = "health",
            summary = "Whether all parts are ready",
            tags = "operators",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "They are",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "503",
                        description = "One is not",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answer.class)))
            })
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
