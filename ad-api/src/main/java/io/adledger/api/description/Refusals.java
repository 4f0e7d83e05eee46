package io.adledger.api.description;

import io.adledger.api.problem.Problem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Problems in the description of a call, one annotation for each that it may answer with. */
public final class Refusals {

    private Refusals() {}

    /** What is asked is not understood, or breaks a rule. */
    @ApiResponse(
            responseCode = "400",
            description = "What is asked is not understood, or breaks a rule",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface BadRequest {}

    /** There is no such thing. */
    @ApiResponse(
            responseCode = "404",
            description = "There is no such thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NotFound {}

    /** The ad was deleted. */
    @ApiResponse(
            responseCode = "410",
            description = "The ad was deleted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Gone {}

    /** The ad has another version. */
    @ApiResponse(
            responseCode = "412",
            description = "The ad has another version than If-Match says",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface PreconditionFailed {}

    /** The body is too long, or of another type. */
    @ApiResponse(
            responseCode = "413",
            description = "The body is too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "415",
            description = "The body is of a type that the call does not take",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface BadBody {}

    /** The idempotency key was given to another request. */
    @ApiResponse(
            responseCode = "422",
            description = "The Idempotency-Key was given to another request",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface KeyOfAnother {}

    /** There is no token that holds, or it is somebody else's. */
    @ApiResponse(
            responseCode = "401",
            description = "There is no token, or it does not hold",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "403",
            description = "The call, or the ad, is not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NotAllowed {}
}
