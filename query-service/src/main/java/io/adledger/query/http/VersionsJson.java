package io.adledger.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adledger.query.ad.AdVersion;
import io.adledger.state.AdDocument;
import io.adledger.state.AdEventView;
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
                    version.document().map(AdDocument::event).map(EventJson::of).orElse(null),
                    version.document()
                            .filter(document -> !document.isDeletion())
                            .map(document -> AdJson.of(document.ad(version.version())))
                            .orElse(null));
        }
    }

    /** The event that made a version. */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EventJson(
            String id,
            String type,
            String occurredAt,
            @Nullable String actor,
            @Nullable String commandId,
            List<String> changed) {

        static EventJson of(AdEventView event) {
            return new EventJson(
                    event.id(),
                    event.type(),
                    event.occurredAt().toString(),
                    event.actor().orElse(null),
                    event.commandId().orElse(null),
                    event.changed());
        }
    }

    static VersionsJson of(String adId, String publisherId, List<AdVersion> versions) {
        return new VersionsJson(
                adId, publisherId, versions.stream().map(VersionJson::of).toList());
    }
}
