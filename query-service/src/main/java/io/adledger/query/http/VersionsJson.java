package io.adledger.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adledger.ad.AdEvent;
import io.adledger.ad.AdField;
import io.adledger.ad.AdRevision;
import io.adledger.ad.TraceParent;
import io.adledger.api.AdJson;
import io.adledger.query.ad.AdVersion;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ad's versions in JSON, oldest first. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionsJson(String adId, String publisherId, List<VersionJson> versions) {

    /**
     * One version.
     *
     * @param committedAt when the ledger committed it
     * @param event null if the version was redacted, or the document deleted from the ledger
     * @param ad null of a deletion, too
     */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VersionJson(
            long version,
            String committedAt,
            String transactionId,
            boolean redacted,
            @Nullable EventJson event,
            @Nullable AdJson ad) {

        static VersionJson of(AdVersion version) {
            return new VersionJson(
                    version.version(),
                    version.committedAt().toString(),
                    version.transactionId(),
                    version.redacted(),
                    version.revision().map(AdRevision::event).map(EventJson::of).orElse(null),
                    version.live().map(AdJson::of).orElse(null));
        }
    }

    /**
     * The event that made a version.
     *
     * @param traceparent null of an event of before traces were kept
     * @param restored the version that it made the ad again; left out of all but restores
     */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EventJson(
            String id,
            String type,
            String occurredAt,
            String actor,
            String commandId,
            @Nullable String traceparent,
            List<String> changed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            PastVersionJson restored) {

        static EventJson of(AdEvent event) {
            AdEvent.Envelope envelope = event.envelope();
            return new EventJson(
                    envelope.id(),
                    event.type().typeName(),
                    envelope.occurredAt().toString(),
                    envelope.actor(),
                    envelope.commandId(),
                    envelope.trace().map(TraceParent::toString).orElse(null),
                    event.changedFields().stream().map(AdField::fieldName).toList(),
                    event instanceof AdEvent.AdRestored restored ? PastVersionJson.of(restored.past()) : null);
        }
    }

    /**
     * A version that an ad had.
     *
     * @param asOf the moment that it was asked for as of
     */
    @Serdeable.Serializable
    record PastVersionJson(long version, String asOf) {

        static PastVersionJson of(AdEvent.PastVersion past) {
            return new PastVersionJson(past.version(), past.asOf().toString());
        }
    }

    static VersionsJson of(String adId, String publisherId, List<AdVersion> versions) {
        return new VersionsJson(
                adId, publisherId, versions.stream().map(VersionJson::of).toList());
    }
}
