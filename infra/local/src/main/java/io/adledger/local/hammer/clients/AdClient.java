package io.adledger.local.hammer.clients;

import io.adledger.local.hammer.clients.Board.Known;
import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.plan.Step;
import io.adledger.local.hammer.plan.Step.Condition;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Request;
import io.adledger.local.hammer.record.Request.AdRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** A client of the API: one request after another, as planned, each noted with what came of it. */
final class AdClient {

    private static final int PUBLISHERS = 4;

    private final Plan plan;
    private final Chronicle chronicle;
    private final Board board;
    private final Commands commands;
    private final Queries queries;

    AdClient(Plan plan, Chronicle chronicle, Board board, Api api, Gate gate) {
        this.plan = plan;
        this.chronicle = chronicle;
        this.board = board;
        this.commands = new Commands(api, gate);
        this.queries = new Queries(api);
    }

    /** Publishes the first ad of a place. */
    void begin(int place) throws InterruptedException {
        publish(new OperationId(-1, place), plan.first(place));
    }

    /** Does a step of a client, to its end. */
    void step(OperationId id) throws InterruptedException {
        switch (plan.step(id.client(), id.number())) {
            case Step.Publish publish -> publish(id, publish);
            case Step.Patch patch -> patch(id, patch);
            case Step.Delete delete -> delete(id, delete);
            case Step.ReadLive read -> {
                var request = new Request.ReadLive(board.at(read.place()).ad());
                long begin = chronicle.now();
                chronicle.note(id, request, queries.live(request), begin);
            }
            case Step.ReadVersions read -> {
                var request = new Request.ReadVersions(board.at(read.place()).ad());
                long begin = chronicle.now();
                chronicle.note(id, request, queries.versions(request), begin);
            }
            case Step.ReadPast read -> {
                Instant at = Instant.now().minus(read.ago()).truncatedTo(ChronoUnit.MILLIS);
                var request = new Request.ReadPast(board.at(read.place()).ad(), at);
                long begin = chronicle.now();
                chronicle.note(id, request, queries.past(request), begin);
            }
            case Step.Search search -> {
                var request = new Request.Search(publisherOf(search.place()));
                long begin = chronicle.now();
                chronicle.note(id, request, queries.search(request), begin);
            }
        }
    }

    private void publish(OperationId id, Step.Publish step) throws InterruptedException {
        var request = new Request.Publish(publisherOf(step.place()), step.content());
        long begin = chronicle.now();
        Answer answer = commands.publish(id, request);
        chronicle.note(id, request, answer, begin);
        if (answer instanceof Answer.Written written) {
            board.published(step.place(), new AdRef(request.publisherId(), written.adId()));
        }
    }

    private void patch(OperationId id, Step.Patch step) throws InterruptedException {
        Known known = board.at(step.place());
        var request = new Request.Patch(known.ad(), step.change(), ifMatch(step.condition(), known));
        long begin = chronicle.now();
        Answer answer = commands.patch(id, request, step.keyed());
        chronicle.note(id, request, answer, begin);
        if (answer instanceof Answer.Written written) {
            board.saw(step.place(), written.adId(), written.version());
        }
    }

    private void delete(OperationId id, Step.Delete step) throws InterruptedException {
        Known known = board.at(step.place());
        var request = new Request.Delete(known.ad(), ifMatch(step.condition(), known));
        long begin = chronicle.now();
        chronicle.note(id, request, commands.delete(id, request), begin);
    }

    private static OptionalLong ifMatch(Condition condition, Known known) {
        return switch (condition) {
            case NONE -> OptionalLong.empty();
            case NEWEST -> OptionalLong.of(known.version());
            case STALE -> OptionalLong.of(Math.max(0, known.version() - 1));
        };
    }

    private static String publisherOf(int place) {
        return "hammer-" + place % PUBLISHERS;
    }
}
