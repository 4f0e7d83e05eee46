package io.adledger.ledger.catalog;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonBool;
import com.amazon.ion.IonException;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.tags.Tags;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A ledger's description as Ion text, as stores keep it. */
public final class DescriptionText {

    private DescriptionText() {}

    /** A description as text. */
    public static String of(LedgerDescription description) {
        IonStruct struct = ION.newEmptyStruct();
        struct.put("name").newString(description.name());
        struct.put("arn").newString(description.arn());
        struct.put(
                "createdAt",
                ION.newTimestamp(Timestamp.forMillis(description.createdAt().toEpochMilli(), 0)));
        struct.put("state").newString(description.state().name());
        struct.put("permissionsMode").newString(description.permissionsMode().name());
        struct.put("deletionProtection").newBool(description.deletionProtection());
        write(description.tags(), struct.put("tags").newEmptyStruct());
        struct.put("replica").newBool(description.replica());
        IonStruct resources = struct.put("resourceTags").newEmptyStruct();
        description
                .resourceTags()
                .forEach((resource, tags) -> write(tags, resources.put(resource).newEmptyStruct()));
        return struct.toPrettyString();
    }

    private static void write(Tags tags, IonStruct struct) {
        tags.values().forEach((key, value) -> struct.put(key).newString(value));
    }

    private static Tags tags(IonStruct struct) {
        NavigableMap<String, String> tags = new TreeMap<>();
        for (IonValue tag : struct) {
            tags.put(tag.getFieldName(), ((IonText) tag).stringValue());
        }
        return new Tags(tags);
    }

    private static Map<String, Tags> resourceTags(IonStruct struct) {
        Map<String, Tags> tags = new TreeMap<>();
        // Earlier versions did not write them.
        if (struct.get("resourceTags") instanceof IonStruct resources) {
            for (IonValue resource : resources) {
                tags.put(resource.getFieldName(), tags((IonStruct) resource));
            }
        }
        return tags;
    }

    /**
     * The description in a text.
     *
     * @throws IllegalArgumentException if it is none
     * @throws IonException if it is not Ion
     */
    public static LedgerDescription parse(String text) {
        if (!(ION.singleValue(text) instanceof IonStruct struct)) {
            throw new IllegalArgumentException("it is not a struct");
        }
        return new LedgerDescription(
                text(struct, "name"),
                text(struct, "arn"),
                Instant.ofEpochMilli(field(struct, "createdAt", IonTimestamp.class)
                        .timestampValue()
                        .getMillis()),
                LedgerState.valueOf(text(struct, "state")),
                PermissionsMode.valueOf(text(struct, "permissionsMode")),
                field(struct, "deletionProtection", IonBool.class).booleanValue(),
                tags(field(struct, "tags", IonStruct.class)),
                resourceTags(struct),
                struct.get("replica") instanceof IonBool replica && replica.booleanValue());
    }

    private static String text(IonStruct struct, String name) {
        return field(struct, name, IonText.class).stringValue();
    }

    private static <T extends IonValue> T field(IonStruct struct, String name, Class<T> type) {
        IonValue value = struct.get(name);
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return type.cast(value);
    }
}
