package io.adledger.ad;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.Timestamp;
import com.amazon.ion.ValueFactory;
import java.time.Instant;
import java.util.List;

/** Writes ads as documents of the ledger. */
final class AdDocumentWriter {

    private final ValueFactory ion;

    AdDocumentWriter(ValueFactory ion) {
        this.ion = ion;
    }

    IonStruct write(AdRevision revision) {
        IonStruct document =
                switch (revision.state()) {
                    case AdState.Live live -> live(live.ad());
                    case AdState.Deleted deleted -> deleted(deleted);
                    case AdState.Absent absent ->
                        throw new IllegalArgumentException("there is no document before the first event");
                };
        document.put("event", event(revision.event()));
        return document;
    }

    private IonStruct live(Ad ad) {
        AdContent content = ad.content();
        IonStruct document = ids(ad.adId(), ad.publisherId());
        document.put(AdField.TITLE.fieldName()).newString(content.title());
        document.put(AdField.DESCRIPTION.fieldName()).newString(content.description());
        document.put(AdField.PRICE.fieldName()).newDecimal(content.price());
        document.put(AdField.CURRENCY.fieldName()).newString(content.currency());
        document.put(AdField.CATEGORY.fieldName()).newString(content.category());
        document.put(AdField.TAGS.fieldName(), strings(content.tags()));
        return times(document, ad.createdAt(), ad.updatedAt());
    }

    private IonStruct deleted(AdState.Deleted ad) {
        return times(ids(ad.adId(), ad.publisherId()), ad.createdAt(), ad.deletedAt());
    }

    private IonStruct ids(String adId, String publisherId) {
        IonStruct document = ion.newEmptyStruct();
        document.put("adId").newString(adId);
        document.put("publisherId").newString(publisherId);
        return document;
    }

    private IonStruct times(IonStruct document, Instant createdAt, Instant updatedAt) {
        document.put("createdAt", timestamp(createdAt));
        document.put("updatedAt", timestamp(updatedAt));
        return document;
    }

    private IonStruct event(AdEvent event) {
        AdEvent.Envelope envelope = event.envelope();
        IonStruct struct = ion.newEmptyStruct();
        struct.put("id").newString(envelope.id());
        struct.put("type").newString(event.type().typeName());
        struct.put("occurredAt", timestamp(envelope.occurredAt()));
        struct.put("actor").newString(envelope.actor());
        struct.put("commandId").newString(envelope.commandId());
        envelope.trace().ifPresent(trace -> struct.put("traceparent").newString(trace.toString()));
        struct.put(
                "changed",
                strings(event.changedFields().stream().map(AdField::fieldName).toList()));
        if (event instanceof AdEvent.AdRestored restored) {
            IonStruct past = struct.put("restored").newEmptyStruct();
            past.put("version").newInt(restored.past().version());
            past.put("asOf", timestamp(restored.past().asOf()));
        }
        return struct;
    }

    private IonList strings(List<String> texts) {
        IonList list = ion.newEmptyList();
        texts.forEach(text -> list.add().newString(text));
        return list;
    }

    private IonTimestamp timestamp(Instant moment) {
        return ion.newTimestamp(Timestamp.forMillis(moment.toEpochMilli(), 0));
    }
}
