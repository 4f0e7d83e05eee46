package io.adledger.command.http;

import io.adledger.api.AdJson;
import io.adledger.api.description.Refusals;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the description of the API says of the commands. */
final class Described {

    private static final String TAG = "commands";

    private Described() {}

    @Operation(
            operationId = "createAd",
            summary = "Creates an ad",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = IdempotencyKey.HEADER,
                        description =
                                "For one request of one publisher: the same key and body gives the first answer again",
                        schema = @Schema(type = "string", pattern = "^[!-~]{1,255}$"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "The ad is durable in the ledger",
                        headers = {
                            @Header(name = HttpHeaders.LOCATION, required = true, schema = @Schema(type = "string")),
                            @Header(name = HttpHeaders.ETAG, required = true, schema = @Schema(type = "string"))
                        },
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = AdJson.class)))
            })
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewAd.class)))
    @Refusals.BadRequest
    @Refusals.BadBody
    @Refusals.KeyOfAnother
    @Retention(RetentionPolicy.RUNTIME)
    @interface Create {}

    @Operation(
            operationId = "updateAd",
            summary = "Changes an ad by a merge patch",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = IdempotencyKey.HEADER,
                        description =
                                "For one request of one publisher: the same key and body gives the first answer again",
                        schema = @Schema(type = "string", pattern = "^[!-~]{1,255}$")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = HttpHeaders.IF_MATCH,
                        description = "The version to change, as entity tags or *",
                        schema = @Schema(type = "string"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The ad as it is now",
                        headers = @Header(name = HttpHeaders.ETAG, required = true, schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = AdJson.class)))
            })
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = AdCommandController.MERGE_PATCH, schema = @Schema(implementation = AdPatch.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AdPatch.class))
            })
    @Refusals.BadRequest
    @Refusals.NotFound
    @Refusals.PreconditionFailed
    @Refusals.BadBody
    @Refusals.KeyOfAnother
    @Retention(RetentionPolicy.RUNTIME)
    @interface Update {}

    @Operation(
            operationId = "deleteAd",
            summary = "Deletes an ad",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = HttpHeaders.IF_MATCH,
                        description = "The version to delete, as entity tags or *",
                        schema = @Schema(type = "string"))
            },
            responses = {@ApiResponse(responseCode = "204", description = "The ad is deleted")})
    @Refusals.BadRequest
    @Refusals.NotFound
    @Refusals.PreconditionFailed
    @Retention(RetentionPolicy.RUNTIME)
    @interface Delete {}
}
