package io.adledger.stream.bus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdField;
import io.adledger.ad.AdState;
import io.adledger.ad.TraceParent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The detail of an event in the making: a CloudEvent in JSON, whose data is about the ad. For one thread.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents in JSON</a>
 */
final class EventDetail {

    static final int SCHEMA_VERSION = 1;
    static final String SCHEMA = "urn:adledger:ad-event:" + SCHEMA_VERSION;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final ObjectNode root = JSON.createObjectNode();
    private final ObjectNode data = JSON.createObjectNode();

    private EventDetail() {}

    /** That of an event whose ad is not known. */
    static EventDetail of(String id, BusEvent.Type type, Instant time, LedgerPlace place) {
        EventDetail detail = new EventDetail();
        detail.root
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", BusEvent.SOURCE)
                .put("type", type.detailType())
                .put("subject", place.documentId())
                .put("time", time.toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", SCHEMA)
                // As text of one length, so that it sorts as the number does.
                .put("sequence", "%020d".formatted(place.version()));
        detail.data.put("schemaVersion", SCHEMA_VERSION).put("version", place.version());
        detail.data.putArray("changed");
        detail.data
                .putObject("ledger")
                .put("strandId", place.blockAddress().strandId())
                .put("sequenceNo", place.blockAddress().sequenceNo())
                .put("documentId", place.documentId())
                .put("txId", place.txId())
                .put("txTime", place.txTime().toString())
                .put("hash", place.hash());
        return detail;
    }

    /** With an ad in the state that the event left it in. */
    EventDetail ad(AdState state, List<AdField> changed) {
        var names = data.putArray("changed");
        changed.forEach(field -> names.add(field.fieldName()));
        switch (state) {
            case AdState.Live live -> live(live.ad(), live.version());
            case AdState.Deleted deleted -> deleted(deleted);
            case AdState.Absent absent -> throw new IllegalArgumentException("an event leaves an ad in some state");
        }
        return this;
    }

    /**
     * With the trace of the command that it is the event of.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">
     *     Distributed Tracing extension</a>
     */
    EventDetail trace(Optional<TraceParent> trace) {
        trace.ifPresent(step -> root.put("traceparent", step.toString()));
        return this;
    }

    String toJson() {
        root.set("data", data);
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void live(Ad ad, long version) {
        root.put("subject", ad.adId());
        AdContent content = ad.content();
        ObjectNode json = data.putObject("ad")
                .put("adId", ad.adId())
                .put("publisherId", ad.publisherId())
                .put("adTitle", content.title())
                .put("adDescription", content.description())
                .put("price", content.price())
                .put("currency", content.currency())
                .put("category", content.category());
        var tags = json.putArray("tags");
        content.tags().forEach(tags::add);
        json.put("version", version)
                .put("createdAt", ad.createdAt().toString())
                .put("updatedAt", ad.updatedAt().toString());
    }

    private void deleted(AdState.Deleted ad) {
        root.put("subject", ad.adId());
        data.putObject("ad")
                .put("adId", ad.adId())
                .put("publisherId", ad.publisherId())
                .put("version", ad.version())
                .put("createdAt", ad.createdAt().toString())
                .put("deletedAt", ad.deletedAt().toString());
    }
}
