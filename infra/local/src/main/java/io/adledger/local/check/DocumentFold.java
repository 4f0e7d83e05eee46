package io.adledger.local.check;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the revisions of one ad's document say that the state store must hold, applied version by version.
 *
 * <p>A gap in the versions shows as a field {@code version} that no store can hold.
 */
final class DocumentFold {

    private static final List<String> CONTENT =
            List.of("adTitle", "adDescription", "price", "currency", "category", "tags", "createdAt", "updatedAt");

    private final String documentId;
    private final Map<String, String> ad = new TreeMap<>();
    private @Nullable Map<String, String> removal;
    private long next;

    DocumentFold(String documentId) {
        this.documentId = documentId;
    }

    void apply(AdRevision revision) {
        String version = revision.version() == next ? Long.toString(next) : "missing version " + next;
        next = revision.version() + 1;
        if (revision.data().isPresent()) {
            state(revision, revision.data().get());
        } else if (!revision.redacted()) {
            remove(revision);
        }
        ad.put("version", version);
    }

    /** The items: the ad, and beside it the marker of a document that was deleted from the ledger itself. */
    List<Map<String, String>> items() {
        var items = new ArrayList<Map<String, String>>();
        if (ad.containsKey("adId")) {
            items.add(ad);
        }
        if (removal != null) {
            items.add(removal);
        }
        return items;
    }

    private void state(AdRevision revision, IonStruct data) {
        ad.clear();
        ad.put("adId", text(data, "adId"));
        ad.put("publisherId", text(data, "publisherId"));
        ad.put("documentId", documentId);
        if (isDeletion(data)) {
            ad.put("deleted", "true");
            ad.put("deletedAt", text(data, "updatedAt"));
        } else {
            CONTENT.forEach(field -> ad.put(field, text(data, field)));
            ad.put("sequenceNo", Long.toString(revision.sequenceNo()));
            ad.put("listKey", text(data, "createdAt") + "#" + text(data, "adId"));
        }
    }

    private void remove(AdRevision revision) {
        String at = revision.at().toString();
        ad.keySet().retainAll(List.of("adId", "publisherId", "documentId"));
        ad.put("deleted", "true");
        ad.put("deletedAt", at);
        removal = new TreeMap<>(Map.of(
                "adId",
                "document#" + documentId,
                "version",
                Long.toString(revision.version()),
                "deleted",
                "true",
                "deletedAt",
                at));
    }

    private static boolean isDeletion(IonStruct data) {
        return data.get("event") instanceof IonStruct event
                && text(event, "type").equals("AdDeleted");
    }

    private static String text(IonStruct struct, String field) {
        return canonical(struct.get(field));
    }

    private static String canonical(@Nullable IonValue value) {
        return switch (value) {
            case null -> "missing";
            case IonText text -> text.stringValue();
            case IonDecimal number ->
                number.bigDecimalValue().stripTrailingZeros().toPlainString();
            case IonInt number -> number.bigIntegerValue().toString();
            case IonTimestamp time -> AdRevision.instant(time).toString();
            case IonList list ->
                list.stream().map(DocumentFold::canonical).toList().toString();
            default -> value.toString();
        };
    }
}
