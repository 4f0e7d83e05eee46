package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.stream.JournalStream;
import io.adledger.ledger.stream.JournalStreams;
import io.adledger.ledger.stream.KinesisTarget;
import io.adledger.ledger.stream.StreamExistsException;
import io.adledger.ledger.stream.StreamRequest;
import io.adledger.ledger.stream.TooManyStreamsException;
import io.adledger.ledger.tags.Tags;
import java.util.List;

/** Journals are streamed to Kinesis. */
final class StreamOperations {

    private static final String STREAM = "JournalKinesisStream";

    private final LedgerCatalog catalog;
    private final LedgerJobs<JournalStreams> streams;

    StreamOperations(LedgerCatalog catalog, LedgerJobs<JournalStreams> streams) {
        this.catalog = catalog;
        this.streams = streams;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "POST",
                        "ledgers/{}/journal-kinesis-streams",
                        (call, path) -> start(path.getFirst(), Members.of(call.body()))),
                Route.of("GET", "ledgers/{}/journal-kinesis-streams", (call, path) -> list(path.getFirst(), call)),
                Route.of(
                        "GET",
                        "ledgers/{}/journal-kinesis-streams/{}",
                        (call, path) -> describe(path.getFirst(), path.getLast())),
                Route.of(
                        "DELETE",
                        "ledgers/{}/journal-kinesis-streams/{}",
                        (call, path) -> cancel(path.getFirst(), path.getLast())));
    }

    private ObjectNode start(String name, Members members) {
        JournalStreams ofLedger = streams.of(name);
        Members kinesis = members.requiredObject("KinesisConfiguration");
        Tags tags = members.tags().orElse(Tags.NONE);
        StreamRequest request = new StreamRequest(
                members.requiredText("StreamName"),
                members.requiredTime("InclusiveStartTime"),
                members.time("ExclusiveEndTime"),
                new KinesisTarget(
                        kinesis.requiredText("StreamArn"),
                        kinesis.flag("AggregationEnabled").orElse(true)),
                members.requiredText("RoleArn"));
        try {
            String streamId = ofLedger.start(request).streamId();
            if (!tags.values().isEmpty()) {
                catalog.retag(name, "stream/" + streamId, Tags.NONE, none -> tags);
            }
            return Json.object().put("StreamId", streamId);
        } catch (StreamExistsException e) {
            throw Fault.preconditionNotMet(STREAM, request.streamName(), String.valueOf(e.getMessage()));
        } catch (TooManyStreamsException e) {
            throw Fault.limitExceeded(STREAM, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode describe(String name, String streamId) {
        return Json.object().set("Stream", description(find(name, streamId)));
    }

    private ObjectNode cancel(String name, String streamId) {
        if (!find(name, streamId).isLive()) {
            throw Fault.preconditionNotMet(STREAM, streamId, "The stream " + streamId + " is not active");
        }
        return Json.object()
                .put(
                        "StreamId",
                        streams.of(name)
                                .cancel(streamId)
                                .orElseThrow(() -> Fault.notFound(STREAM, streamId))
                                .streamId());
    }

    private JournalStream find(String name, String streamId) {
        return streams.of(name).find(streamId).orElseThrow(() -> Fault.notFound(STREAM, streamId));
    }

    private ObjectNode list(String name, Call call) {
        Pagination.Page<JournalStream> page =
                Pagination.of(streams.of(name).list(), StreamOperations::newestFirst, call);
        ObjectNode json = Json.object();
        ArrayNode descriptions = json.putArray("Streams");
        page.items().forEach(stream -> descriptions.add(description(stream)));
        page.nextToken().ifPresent(token -> json.put("NextToken", token));
        return json;
    }

    private static String newestFirst(JournalStream stream) {
        return Pagination.newestFirst(stream.createdAt(), stream.streamId());
    }

    private static ObjectNode description(JournalStream stream) {
        StreamRequest request = stream.request();
        ObjectNode json = Json.object()
                .put("LedgerName", stream.ledgerName())
                .put("CreationTime", Json.time(stream.createdAt()))
                .put("InclusiveStartTime", Json.time(request.inclusiveStart()))
                .put("RoleArn", request.roleArn())
                .put("StreamId", stream.streamId())
                .put("Arn", stream.arn())
                .put("Status", stream.status().name())
                .put("StreamName", request.streamName());
        request.exclusiveEnd().ifPresent(end -> json.put("ExclusiveEndTime", Json.time(end)));
        stream.errorCause().ifPresent(cause -> json.put("ErrorCause", cause.name()));
        return json.set(
                "KinesisConfiguration",
                Json.object()
                        .put("StreamArn", request.target().streamArn())
                        .put("AggregationEnabled", request.target().aggregation()));
    }
}
