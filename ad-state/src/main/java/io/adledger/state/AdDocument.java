package io.adledger.state;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document of the ledger's table {@code Ads}, read for what readers want to see: the state of the ad after an event,
 * and the event's envelope. Fields that it does not know are left alone. Immutable if the document is.
 */
public final class AdDocument {

    /** The ledger's table of ads. */
    public static final String TABLE = "Ads";

    private static final String DELETED = "AdDeleted";

    /** More digits than any amount of money has; a decimal may have so many that to write them out fills the memory. */
    private static final int MOST_DIGITS = 38;

    private final IonStruct document;

    public AdDocument(IonStruct document) {
        this.document = document;
    }

    /**
     * The entry that this document, as a revision, makes in the state store.
     *
     * @throws NotAnAdException if it is no ad
     */
    public AdEntry entry(String documentId, long version, long sequenceNo) {
        if (isDeletion()) {
            return new AdEntry.Tombstone(
                    text("adId"), text("publisherId"), version, documentId, instant(document, "updatedAt"));
        }
        return new AdEntry.Live(ad(version), documentId, sequenceNo);
    }

    /** Whether the ad ends with this revision. */
    public boolean isDeletion() {
        return event().type().equals(DELETED);
    }

    /**
     * The ad.
     *
     * @throws NotAnAdException if it is none, or a deletion
     */
    public AdView ad(long version) {
        return new AdView(
                text("adId"),
                text("publisherId"),
                text("adTitle"),
                text("adDescription"),
                decimal(),
                text("currency"),
                text("category"),
                texts(document, "tags"),
                version,
                instant(document, "createdAt"),
                instant(document, "updatedAt"));
    }

    /** The envelope of the event that made this revision. */
    public AdEventView event() {
        IonStruct event = required(document, "event", IonStruct.class);
        return new AdEventView(
                text(event, "id"),
                text(event, "type"),
                instant(event, "occurredAt"),
                optionalText(event, "actor"),
                optionalText(event, "commandId"),
                event.get("changed") == null ? List.of() : texts(event, "changed"));
    }

    public String adId() {
        return text("adId");
    }

    public String publisherId() {
        return text("publisherId");
    }

    private String text(String field) {
        return text(document, field);
    }

    private BigDecimal decimal() {
        IonValue price = required(document, "price", IonValue.class);
        BigDecimal value =
                switch (price) {
                    case IonDecimal decimal -> decimal.bigDecimalValue();
                    case IonInt integer -> new BigDecimal(integer.bigIntegerValue());
                    default -> throw new NotAnAdException("price is " + price.getType());
                };
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new NotAnAdException("price has too many digits");
        }
        return value;
    }

    private static String text(IonStruct struct, String field) {
        return required(struct, field, IonText.class).stringValue();
    }

    private static Optional<String> optionalText(IonStruct struct, String field) {
        IonValue value = struct.get(field);
        return value == null || value.isNullValue() ? Optional.empty() : Optional.of(text(struct, field));
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
        return instant(required(struct, field, IonTimestamp.class).timestampValue());
    }

    /** The moment of an Ion timestamp, to the millisecond. */
    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochMilli(timestamp.getMillis());
    }

    private static <T extends IonValue> T required(IonStruct struct, String field, Class<T> type) {
        IonValue value = struct.get(field);
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new NotAnAdException(field + " is " + (value == null ? "missing" : value.getType()));
        }
        return type.cast(value);
    }
}
