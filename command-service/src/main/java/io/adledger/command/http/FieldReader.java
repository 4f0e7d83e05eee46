package io.adledger.command.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.AdFault;
import io.adledger.ad.AdField;
import io.adledger.ad.AdFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an ad's fields from JSON and notes what has the wrong type or is no field. */
final class FieldReader {

    /** What {@code null} stands for. */
    enum Null {
        /** Nothing was given. */
        ABSENT,
        /** The field is to be removed (RFC 7396): optional ones are empty then. */
        REMOVED
    }

    private static final Set<String> GIVEN_BY_THE_SERVICE =
            Set.of("adId", "publisherId", "version", "createdAt", "updatedAt");
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_NAME = 100;

    private final Null ofNull;
    private final List<AdFault> faults = new ArrayList<>();
    private AdFields fields = AdFields.NONE;

    private FieldReader(Null ofNull) {
        this.ofNull = ofNull;
    }

    /**
     * What was read.
     *
     * @param fields those of the right type
     * @param faults of the others
     */
    record Read(AdFields fields, List<AdFault> faults) {}

    static Read read(ObjectNode members, Null ofNull) {
        FieldReader reader = new FieldReader(ofNull);
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            reader.member(member.getKey(), member.getValue());
        }
        return new Read(reader.fields, List.copyOf(reader.faults));
    }

    private void member(String name, JsonNode value) {
        AdField.named(name).ifPresentOrElse(field -> field(field, value), () -> unknown(name));
    }

    private void unknown(String name) {
        fault(
                pointer(name),
                GIVEN_BY_THE_SERVICE.contains(name) ? "is given by the service" : "is not a field of an ad");
    }

    private void field(AdField field, JsonNode value) {
        if (value.isNull()) {
            nothing(field);
            return;
        }
        switch (field) {
            case PRICE -> price(value);
            case TAGS -> tags(value);
            case TITLE, DESCRIPTION, CURRENCY, CATEGORY -> text(field, value);
        }
    }

    private void nothing(AdField field) {
        if (ofNull == Null.ABSENT) {
            return;
        }
        switch (field) {
            case DESCRIPTION -> fields = fields.withDescription("");
            case TAGS -> fields = fields.withTags(List.of());
            case TITLE, PRICE, CURRENCY, CATEGORY -> fault(field.fieldName(), "is required and cannot be removed");
        }
    }

    private void price(JsonNode value) {
        if (value.isNumber()) {
            fields = fields.withPrice(decimal(value));
        } else {
            fault(AdField.PRICE.fieldName(), "must be a number");
        }
    }

    private void tags(JsonNode value) {
        if (!value.isArray()) {
            fault(AdField.TAGS.fieldName(), "must be a list of strings");
            return;
        }
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                tags.add(value.get(i).textValue());
            } else {
                fault(AdField.TAGS.fieldName() + "/" + i, "must be a string");
            }
        }
        if (tags.size() == value.size()) {
            fields = fields.withTags(tags);
        }
    }

    private void text(AdField field, JsonNode value) {
        if (!value.isTextual()) {
            fault(field.fieldName(), "must be a string");
            return;
        }
        String text = value.textValue();
        fields = switch (field) {
            case TITLE -> fields.withTitle(text);
            case DESCRIPTION -> fields.withDescription(text);
            case CURRENCY -> fields.withCurrency(text);
            case CATEGORY -> fields.withCategory(text);
            case PRICE, TAGS -> throw new IllegalArgumentException(field + " is no text");
        };
    }

    private void fault(String path, String reason) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new AdFault(path, reason));
        }
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.isBigDecimal() ? number.decimalValue() : new BigDecimal(number.bigIntegerValue());
    }

    /** As in a JSON pointer (RFC 6901), but no longer than it needs to be. */
    private static String pointer(String name) {
        String shown = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
