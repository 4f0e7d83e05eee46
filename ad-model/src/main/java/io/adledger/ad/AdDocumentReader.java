package io.adledger.ad;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import io.adledger.ad.AdEvent.AdCreated;
import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdRestored;
import io.adledger.ad.AdEvent.AdUpdated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the documents that {@link AdDocumentWriter} writes. */
final class AdDocumentReader {

    private AdDocumentReader() {}

    static AdRevision read(IonStruct document, long version) {
        IonStruct event = required(document, "event", IonStruct.class);
        // Nothing depends on a trace, so that one that is malformed makes no event unreadable.
        AdEvent.Envelope envelope = envelope(event, DocumentTrace.of(document).command());
        return switch (type(event)) {
            case AD_CREATED -> {
                Ad ad = ad(document);
                yield new AdRevision(new AdState.Live(ad, version), new AdCreated(ad, envelope));
            }
            case AD_UPDATED -> {
                Ad ad = ad(document);
                yield new AdRevision(
                        new AdState.Live(ad, version), new AdUpdated(ad.content(), changed(event), envelope));
            }
            case AD_DELETED ->
                new AdRevision(
                        new AdState.Deleted(
                                text(document, "adId"),
                                text(document, "publisherId"),
                                instant(document, "createdAt"),
                                instant(document, "updatedAt"),
                                version),
                        new AdDeleted(envelope));
            case AD_RESTORED -> {
                Ad ad = ad(document);
                yield new AdRevision(
                        new AdState.Live(ad, version),
                        new AdRestored(ad.content(), changed(event), past(event), envelope));
            }
        };
    }

    private static Ad ad(IonStruct document) {
        return new Ad(
                text(document, "adId"),
                text(document, "publisherId"),
                content(document),
                instant(document, "createdAt"),
                instant(document, "updatedAt"));
    }

    private static AdContent content(IonStruct document) {
        try {
            return new AdContent(
                    text(document, AdField.TITLE.fieldName()),
                    text(document, AdField.DESCRIPTION.fieldName()),
                    price(document),
                    text(document, AdField.CURRENCY.fieldName()),
                    text(document, AdField.CATEGORY.fieldName()),
                    texts(document, AdField.TAGS.fieldName()));
        } catch (IllegalArgumentException e) {
            throw new NotAnAdException(String.valueOf(e.getMessage()), e);
        }
    }

    private static AdEvent.Envelope envelope(IonStruct event, Optional<TraceParent> command) {
        return new AdEvent.Envelope(
                text(event, "id"),
                instant(event, "occurredAt"),
                text(event, "actor"),
                text(event, "commandId"),
                command);
    }

    private static AdEvent.PastVersion past(IonStruct event) {
        IonStruct past = required(event, "restored", IonStruct.class);
        return new AdEvent.PastVersion(required(past, "version", IonInt.class).longValue(), instant(past, "asOf"));
    }

    private static AdEvent.Type type(IonStruct event) {
        String name = text(event, "type");
        return Arrays.stream(AdEvent.Type.values())
                .filter(type -> type.typeName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotAnAdException("there are no events of type " + name));
    }

    private static List<AdField> changed(IonStruct event) {
        // A newer writer may know more fields.
        return texts(event, "changed").stream()
                .flatMap(name -> AdField.named(name).stream())
                .toList();
    }

    private static BigDecimal price(IonStruct document) {
        return switch (required(document, AdField.PRICE.fieldName(), IonValue.class)) {
            case IonDecimal decimal -> decimal.bigDecimalValue();
            case IonInt integer -> new BigDecimal(integer.bigIntegerValue());
            case IonValue other -> throw new NotAnAdException("price is " + other.getType());
        };
    }

    private static String text(IonStruct struct, String field) {
        return required(struct, field, IonText.class).stringValue();
    }

    private static List<String> texts(IonStruct struct, String field) {
        List<String> texts = new ArrayList<>();
        for (IonValue value : required(struct, field, IonSequence.class)) {
            if (!(value instanceof IonText text) || text.isNullValue()) {
                throw new NotAnAdException(field + " holds " + value.getType());
            }
            texts.add(text.stringValue());
        }
        return texts;
    }

    private static Instant instant(IonStruct struct, String field) {
        return Instant.ofEpochMilli(
                required(struct, field, IonTimestamp.class).timestampValue().getMillis());
    }

    private static <T extends IonValue> T required(IonStruct struct, String field, Class<T> type) {
        IonValue value = struct.get(field);
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new NotAnAdException(field + " is " + (value == null ? "missing" : value.getType()));
        }
        return type.cast(value);
    }
}
