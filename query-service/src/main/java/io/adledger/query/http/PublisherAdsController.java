package io.adledger.query.http;

import io.adledger.query.ad.AdReading;
import io.adledger.query.ad.AdReading.Answer;
import io.adledger.query.ad.AdVersion;
import io.adledger.state.AdView;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A publisher's reads. */
@Controller("/publisher/{publisherId}/ad")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublisherAdsController {

    private final AdReading reading;

    PublisherAdsController(AdReading reading) {
        this.reading = reading;
    }

    @Get
    PageJson page(
            @PathVariable String publisherId, @QueryValue Optional<String> cursor, @QueryValue Optional<String> limit) {
        return PageJson.of(reading.page(publisherId, QueryParameters.cursor(cursor), QueryParameters.limit(limit)));
    }

    @Get("/{adId}")
    HttpResponse<?> ad(
            @PathVariable String publisherId,
            @PathVariable String adId,
            @QueryValue Optional<String> versions,
            @QueryValue Optional<String> at,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
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
            case Answer.Found found -> found(found.ad(), ifNoneMatch);
            case Answer.Gone gone -> throw new QueryProblem(QueryProblem.Kind.GONE, "The ad " + adId + " was deleted.");
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

    private static HttpResponse<?> found(AdView ad, @Nullable String ifNoneMatch) {
        String tag = "\"" + ad.version() + "\"";
        return (ifNoneMatch != null && names(ifNoneMatch, tag)
                        ? HttpResponse.notModified()
                        : HttpResponse.ok(AdJson.of(ad)))
                .header(HttpHeaders.ETAG, tag);
    }

    /** Whether a list of entity tags names this one, by weak comparison (RFC 9110, 13.1.2). */
    private static boolean names(String list, String tag) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(given -> given.startsWith("W/") ? given.substring(2) : given)
                .anyMatch(given -> given.equals("*") || given.equals(tag));
    }

    private static QueryProblem unknown(String publisherId, String adId) {
        return new QueryProblem(
                QueryProblem.Kind.NOT_FOUND, "The publisher " + publisherId + " has no ad " + adId + ".");
    }
}
