package io.adledger.query.http;

import io.adledger.ad.AdState;
import io.adledger.api.AdJson;
import io.adledger.api.EntityTag;
import io.adledger.api.description.ForItsPublisher;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.query.ad.AdReading;
import io.adledger.query.ad.AdReading.Answer;
import io.adledger.query.ad.AdVersion;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;

/** A publisher's reads. */
@ForItsPublisher
@Controller("/publisher/{publisherId}/ad")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublisherAdsController {

    private final AdReading reading;

    PublisherAdsController(AdReading reading) {
        this.reading = reading;
    }

    @Get
    @Described.Page
    PageJson page(
            @PathVariable String publisherId, @QueryValue Optional<String> cursor, @QueryValue Optional<String> limit) {
        return PageJson.of(reading.page(publisherId, QueryParameters.cursor(cursor), QueryParameters.limit(limit)));
    }

    @Get("/{adId}")
    @Described.One
    HttpResponse<?> ad(
            @PathVariable String publisherId,
            @PathVariable String adId,
            @QueryValue Optional<String> versions,
            @QueryValue Optional<String> at,
            HttpRequest<?> request) {
        if (QueryParameters.versions(versions)) {
            if (at.isPresent()) {
                throw QueryParameters.bad("versions and at do not go together.");
            }
            return HttpResponse.ok(versions(publisherId, adId));
        }
        Answer answer = at.map(QueryParameters::moment)
                .map(moment -> reading.at(publisherId, adId, moment))
                .orElseGet(() -> reading.now(publisherId, adId));
        return switch (answer) {
            case Answer.Found found -> found(found.ad(), request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH));
            case Answer.Gone gone ->
                throw new ProblemException(ProblemKind.AD_DELETED, "The ad " + adId + " was deleted.");
            case Answer.Unknown unknown -> throw unknown(publisherId, adId);
        };
    }

    private VersionsJson versions(String publisherId, String adId) {
        List<AdVersion> versions = reading.versions(publisherId, adId);
        if (versions.isEmpty()) {
            throw unknown(publisherId, adId);
        }
        return VersionsJson.of(adId, publisherId, versions);
    }

    private static HttpResponse<?> found(AdState.Live ad, List<String> ifNoneMatch) {
        EntityTag tag = EntityTag.of(ad.version());
        return (isKnown(tag, ifNoneMatch) ? HttpResponse.notModified() : HttpResponse.ok(AdJson.of(ad)))
                .header(HttpHeaders.ETAG, tag.toString());
    }

    private static boolean isKnown(EntityTag tag, List<String> ifNoneMatch) {
        return !ifNoneMatch.isEmpty()
                && EntityTag.condition(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).matches(tag);
    }

    private static ProblemException unknown(String publisherId, String adId) {
        return new ProblemException(
                ProblemKind.AD_NOT_FOUND, "The publisher " + publisherId + " has no ad " + adId + ".");
    }
}
