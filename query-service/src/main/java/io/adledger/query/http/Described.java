package io.adledger.query.http;

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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the description of the API says of publishers' reads. */
final class Described {

    private static final String TAG = "reads";

    private Described() {}

    @Operation(
            operationId = "listAds",
            summary = "The publisher's ads, newest first",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "cursor",
                        description = "The next of the page before",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "A page",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = PageJson.class)))
            })
    @Refusals.BadRequest
    @Retention(RetentionPolicy.RUNTIME)
    @interface Page {}

    @Operation(
            operationId = "readAd",
            summary = "An ad as it is, as it was at a moment, or in all its versions",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "versions",
                        description = "Whether every version is wanted, also of a deleted ad",
                        schema = @Schema(type = "boolean", defaultValue = "false")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "at",
                        description = "A moment with its offset: the ad as it was then, by the ledger's time",
                        schema = @Schema(type = "string", format = "date-time")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = HttpHeaders.IF_NONE_MATCH,
                        description = "Versions that are known, as entity tags or *",
                        schema = @Schema(type = "string"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The ad, or its versions, oldest first",
                        headers =
                                @Header(
                                        name = HttpHeaders.ETAG,
                                        description = "The ad's version; not with versions=true",
                                        schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(oneOf = {AdJson.class, VersionsJson.class}))),
                @ApiResponse(responseCode = "304", description = "The version is among those of If-None-Match")
            })
    @Refusals.BadRequest
    @Refusals.NotFound
    @Refusals.Gone
    @Retention(RetentionPolicy.RUNTIME)
    @interface One {}
}
