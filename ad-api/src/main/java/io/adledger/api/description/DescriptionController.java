package io.adledger.api.description;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;

/** {@code GET /openapi.json}: the description of the API. */
@Controller("/openapi.json")
@ForEveryone
final class DescriptionController {

    private final String description;

    DescriptionController() throws IOException {
        this.description = ApiDescription.onClassPath();
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "describe",
            summary = "This description",
            tags = "description",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The description, as OpenAPI 3.1",
                        content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
            })
    HttpResponse<String> describe() {
        return HttpResponse.ok(description);
    }
}
