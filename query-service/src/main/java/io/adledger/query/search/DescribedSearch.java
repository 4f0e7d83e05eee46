package io.adledger.query.search;

import io.adledger.api.description.Refusals;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** What the description of the API says of searching. */
@Operation(
        operationId = "search",
        summary = "The ads of all publishers, by what they say",
        tags = "search",
        parameters = {
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "q",
                    description = "Plain text; nothing in it is syntax",
                    schema = @Schema(type = "string", maxLength = 200)),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "category",
                    description = "One of them",
                    array = @ArraySchema(maxItems = 20, schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "tag",
                    description = "All of them",
                    array = @ArraySchema(maxItems = 20, schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "publisher",
                    description = "One of them",
                    array = @ArraySchema(maxItems = 20, schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "currency",
                    description = "One of them",
                    array = @ArraySchema(maxItems = 20, schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "minPrice",
                    description = "Inclusive, whatever the currency",
                    schema = @Schema(type = "number", minimum = "0")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "maxPrice",
                    description = "Inclusive, whatever the currency",
                    schema = @Schema(type = "number", minimum = "0")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "createdFrom",
                    description = "A date (UTC), or a moment with its offset; inclusive",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "createdTo",
                    description = "A date (UTC), or a moment with its offset; exclusive",
                    schema = @Schema(type = "string")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "sort",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"relevance", "newest", "cheapest", "dearest"},
                                    defaultValue = "relevance")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "limit",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "cursor",
                    description = "The next of the page before, with everything else as it was",
                    schema = @Schema(type = "string"))
        },
        responses = {
            @ApiResponse(
                    responseCode = "200",
                    description = "A page; facets and didYouMean with the first only",
                    content =
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON,
                                    schema = @Schema(implementation = SearchJson.class)))
        })
@Refusals.BadRequest
@Retention(RetentionPolicy.RUNTIME)
@interface DescribedSearch {}
