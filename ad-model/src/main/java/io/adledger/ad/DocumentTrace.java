package io.adledger.ad;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to follow a document of the ledger, read without the rest, so that one that is no ad can be followed, too.
 * Nothing of it says what an ad says.
 *
 * @param type of the event
 * @param command the step of a trace that the command was
 */
public record DocumentTrace(Optional<String> adId, Optional<AdEvent.Type> type, Optional<TraceParent> command) {

    private static final Pattern ID = Pattern.compile("[\\w.~-]{1,64}");

    /** Of a document that says nothing. */
    public static final DocumentTrace NONE = new DocumentTrace(Optional.empty(), Optional.empty(), Optional.empty());

    /** Reads a document; whatever is missing or malformed is none. */
    public static DocumentTrace of(IonStruct document) {
        Optional<String> adId =
                text(document.get("adId")).filter(id -> ID.matcher(id).matches());
        return document.get("event") instanceof IonStruct event && !event.isNullValue()
                ? new DocumentTrace(
                        adId,
                        text(event.get("type")).flatMap(DocumentTrace::named),
                        text(event.get("traceparent")).flatMap(TraceParent::parse))
                : new DocumentTrace(adId, Optional.empty(), Optional.empty());
    }

    private static Optional<AdEvent.Type> named(String name) {
        return Arrays.stream(AdEvent.Type.values())
                .filter(type -> type.typeName().equals(name))
                .findFirst();
    }

    private static Optional<String> text(@Nullable IonValue value) {
        return value instanceof IonText text && !text.isNullValue()
                ? Optional.of(text.stringValue())
                : Optional.empty();
    }
}
