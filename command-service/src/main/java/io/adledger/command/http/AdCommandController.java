package io.adledger.command.http;

import io.adledger.ad.AdCommand;
import io.adledger.ad.AdCommand.CreateAd;
import io.adledger.ad.AdCommand.DeleteAd;
import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdFields;
import io.adledger.ad.AdId;
import io.adledger.ad.AdState;
import io.adledger.api.AdJson;
import io.adledger.api.EntityTag;
import io.adledger.api.description.ForItsPublisher;
import io.adledger.command.ad.AdCommands;
import io.adledger.command.ad.JournalUnavailableException;
import io.adledger.command.ad.KeyedRequest;
import io.adledger.command.ad.Outcome;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.opentelemetry.api.trace.Span;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What publishers do to their ads. */
@ForItsPublisher
@Controller("/publisher/{publisherId}/ad")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdCommandController {

    /** RFC 7396. */
    static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String AD_ID = "adledger.ad.id";

    private static final Logger LOG = LoggerFactory.getLogger(AdCommandController.class);

    private final AdCommands commands;
    private final Clock clock;

    AdCommandController(AdCommands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @Post
    @Described.Create
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<AdJson> create(HttpRequest<byte[]> request, @PathVariable String publisherId) {
        JsonBody json = JsonBody.read(request.getBody());
        AdFields fields = GivenFields.ofNew(publisherId, json.members());
        CreateAd command = new CreateAd(AdId.next(), publisherId, fields, order(request, publisherId));
        AdJson ad = json(carryOut(command, IdempotencyKey.of(request, publisherId, json.canonical())));
        return tagged(HttpResponse.created(ad, URI.create("/publisher/" + publisherId + "/ad/" + ad.adId())), ad);
    }

    @Patch("/{adId}")
    @Described.Update
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    HttpResponse<AdJson> update(
            HttpRequest<byte[]> request, @PathVariable String publisherId, @PathVariable String adId) {
        JsonBody json = JsonBody.read(request.getBody());
        AdFields fields = GivenFields.ofChange(publisherId, json.members());
        UpdateAd command = new UpdateAd(adId, publisherId, fields, IfMatch.of(request), order(request, publisherId));
        AdJson ad = json(carryOut(command, IdempotencyKey.of(request, publisherId, adId + " " + json.canonical())));
        return tagged(HttpResponse.ok(ad), ad);
    }

    @Delete("/{adId}")
    @Described.Delete
    HttpResponse<?> delete(HttpRequest<?> request, @PathVariable String publisherId, @PathVariable String adId) {
        DeleteAd command = new DeleteAd(adId, publisherId, IfMatch.of(request), order(request, publisherId));
        carryOut(command, Optional.empty());
        return HttpResponse.noContent();
    }

    private static AdJson json(AdState state) {
        return switch (state) {
            case AdState.Live live -> AdJson.of(live);
            case AdState other -> throw new IllegalStateException("an ad that is " + other + " is no answer");
        };
    }

    private static HttpResponse<AdJson> tagged(MutableHttpResponse<AdJson> answer, AdJson ad) {
        return answer.header(HttpHeaders.ETAG, EntityTag.of(ad.version()).toString());
    }

    private AdState carryOut(AdCommand command, Optional<KeyedRequest> request) {
        Span.current().setAttribute(AD_ID, command.adId());
        Outcome outcome = outcome(command, request);
        return switch (outcome) {
            case Outcome.Done done -> done.state();
            case Outcome.NotDone notDone -> throw Problems.of(command, notDone.reason());
            case Outcome.KeyOfAnother another -> throw Problems.keyOfAnother();
            case Outcome.StillRunning running -> throw Problems.stillRunning();
        };
    }

    private Outcome outcome(AdCommand command, Optional<KeyedRequest> request) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("adId", command.adId())) {
            return request.map(keyed -> commands.carryOut(command, keyed)).orElseGet(() -> commands.carryOut(command));
        } catch (JournalUnavailableException e) {
            LOG.warn("cannot carry out {}", command.order().commandId(), e);
            throw Problems.unavailable();
        }
    }

    private AdCommand.Order order(HttpRequest<?> request, String publisherId) {
        return new AdCommand.Order(AdId.next(), publisherId, clock.instant(), TraceFilter.traceOf(request));
    }
}
