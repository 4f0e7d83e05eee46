package io.adledger.local.stack.operations;

import io.adledger.api.description.Refusals;
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

/** What the description of the API says of the calls of operators. */
final class Described {

    private static final String TAG = "operators";

    private Described() {}

    @Operation(
            operationId = "status",
            summary = "How far each sink of the stream is behind the ledger",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "All sinks",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Status.class)))
            })
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowStatus {}

    @Operation(
            operationId = "metrics",
            summary = "Figures for Prometheus",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "In Prometheus' text format",
                        content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
            })
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowMetrics {}

    @Operation(
            operationId = "listDeadLetters",
            summary = "The oldest dead letters of each sink, without their payload",
            tags = TAG,
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "sink",
                        description = "Only of this sink",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "Of each sink; 1000 at most",
                        schema = @Schema(type = "integer", defaultValue = "100"))
            },
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Dead letters",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.DeadLetters.class)))
            })
    @Refusals.BadRequest
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface ListLetters {}

    @Operation(
            operationId = "showDeadLetter",
            summary = "A dead letter with its payload",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The dead letter",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.DeadLetter.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowLetter {}

    @Operation(
            operationId = "redriveDeadLetter",
            summary = "Gives a dead letter to its sink once more",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What became of it",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Redriven.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface Redrive {}

    @Operation(
            operationId = "redriveDeadLetters",
            summary = "Gives all dead letters of a sink to it once more",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "What became of them",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Redriven.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface RedriveAll {}

    @Operation(
            operationId = "takeSnapshot",
            summary = "Starts to make a snapshot",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is there already",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Snapshot.class))),
                @ApiResponse(
                        responseCode = "202",
                        description = "It is being made",
                        headers = @Header(name = "Location", required = true, schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Snapshot.class)))
            })
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.Wish.class)))
    @Refusals.BadRequest
    @Retention(RetentionPolicy.RUNTIME)
    @interface TakeSnapshot {}

    @Operation(
            operationId = "listSnapshots",
            summary = "The snapshots that there are, and the one that is being made",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Snapshots",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Snapshots.class)))
            })
    @Retention(RetentionPolicy.RUNTIME)
    @interface ListSnapshots {}

    @Operation(
            operationId = "showSnapshot",
            summary = "A snapshot with its files, or how far it is",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The snapshot",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Snapshot.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowSnapshot {}

    @Operation(
            operationId = "startReplay",
            summary = "Starts a replay of the ledger into a table or an index",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It has begun",
                        headers = @Header(name = "Location", required = true, schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Replay.class)))
            })
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Answers.ReplayWish.class)))
    @Refusals.BadRequest
    @Retention(RetentionPolicy.RUNTIME)
    @interface StartReplay {}

    @Operation(
            operationId = "listReplays",
            summary = "All replays, the newest first",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Replays",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Replays.class)))
            })
    @Retention(RetentionPolicy.RUNTIME)
    @interface ListReplays {}

    @Operation(
            operationId = "showReplay",
            summary = "A replay, and how far it is",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The replay",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Replay.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowReplay {}

    @Operation(
            operationId = "cancelReplay",
            summary = "Has a replay stop",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It stops before long",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Replay.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface CancelReplay {}

    @Operation(
            operationId = "resumeReplay",
            summary = "Goes on with a replay that was cancelled or broken off",
            tags = TAG,
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It goes on",
                        headers = @Header(name = "Location", required = true, schema = @Schema(type = "string")),
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = Answers.Replay.class)))
            })
    @Refusals.NotFound
    @Retention(RetentionPolicy.RUNTIME)
    @interface ResumeReplay {}
}
