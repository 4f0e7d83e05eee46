package io.adledger.state;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.ad.NotAnAdException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entry of the state store as a DynamoDB item, and back. Pure functions. */
public final class AdItem {

    /** Always of one length, so that texts of this form sort as the moments do. */
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Kept out of the way of ad ids, which are letters and digits. */
    private static final String MARKER = "document#";

    private AdItem() {}

    /** The item of an entry. */
    public static Map<String, AttributeValue> of(AdEntry entry) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(Attribute.AD_ID, AttributeValue.fromS(entry.adId()));
        item.put(Attribute.PUBLISHER_ID, AttributeValue.fromS(entry.publisherId()));
        item.put(Attribute.VERSION, number(entry.version()));
        item.put(Attribute.DOCUMENT_ID, AttributeValue.fromS(entry.documentId()));
        switch (entry) {
            case AdEntry.Live live -> putContent(item, live);
            case AdEntry.Tombstone tombstone -> {
                item.put(Attribute.DELETED, AttributeValue.fromBool(true));
                item.put(Attribute.DELETED_AT, moment(tombstone.deletedAt()));
            }
        }
        return item;
    }

    /** The key of the item that stays behind when a document is deleted from the ledger. */
    public static String markerKey(String documentId) {
        return MARKER + documentId;
    }

    /** The document that an item is about, an ad's or a marker; none if it does not say. */
    public static Optional<String> documentId(Map<String, AttributeValue> item) {
        AttributeValue document = item.get(Attribute.DOCUMENT_ID);
        AttributeValue key = item.get(Attribute.AD_ID);
        if (document != null) {
            return Optional.ofNullable(document.s());
        }
        return key != null && key.s() != null && key.s().startsWith(MARKER)
                ? Optional.of(key.s().substring(MARKER.length()))
                : Optional.empty();
    }

    /** The item that stays behind when a document is deleted from the ledger, in no list and found by its key only. */
    public static Map<String, AttributeValue> marker(AdChange.Removed removed) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(Attribute.AD_ID, AttributeValue.fromS(markerKey(removed.documentId())));
        item.put(Attribute.VERSION, number(removed.version()));
        item.put(Attribute.DELETED, AttributeValue.fromBool(true));
        item.put(Attribute.DELETED_AT, moment(removed.at()));
        return item;
    }

    private static void putContent(Map<String, AttributeValue> item, AdEntry.Live live) {
        Ad ad = live.state().ad();
        AdContent content = ad.content();
        item.put(Attribute.TITLE, AttributeValue.fromS(content.title()));
        item.put(Attribute.DESCRIPTION, AttributeValue.fromS(content.description()));
        item.put(Attribute.PRICE, AttributeValue.fromN(content.price().toPlainString()));
        item.put(Attribute.CURRENCY, AttributeValue.fromS(content.currency()));
        item.put(Attribute.CATEGORY, AttributeValue.fromS(content.category()));
        item.put(
                Attribute.TAGS,
                AttributeValue.fromL(
                        content.tags().stream().map(AttributeValue::fromS).toList()));
        item.put(Attribute.CREATED_AT, moment(ad.createdAt()));
        item.put(Attribute.UPDATED_AT, moment(ad.updatedAt()));
        item.put(Attribute.SEQUENCE_NO, number(live.sequenceNo()));
        item.put(Attribute.LIST_KEY, AttributeValue.fromS(listKey(ad.createdAt(), ad.adId())));
    }

    /** Where an ad stands in its publisher's list: by creation, then by id. */
    public static String listKey(Instant createdAt, String adId) {
        return MILLISECONDS.format(createdAt) + "#" + adId;
    }

    /**
     * The entry in an item.
     *
     * @throws NotAnAdException if it is none
     */
    public static AdEntry entry(Map<String, AttributeValue> item) {
        try {
            return isTombstone(item) ? tombstone(item) : live(item);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new NotAnAdException("the item is no ad: " + e.getMessage(), e);
        }
    }

    /** Whether the item stands for something deleted. */
    public static boolean isTombstone(Map<String, AttributeValue> item) {
        AttributeValue deleted = item.get(Attribute.DELETED);
        return deleted != null && Boolean.TRUE.equals(deleted.bool());
    }

    /** The version of an item, an ad's or another's. */
    public static long version(Map<String, AttributeValue> item) {
        return Long.parseLong(n(item, Attribute.VERSION));
    }

    private static AdEntry tombstone(Map<String, AttributeValue> item) {
        return new AdEntry.Tombstone(
                s(item, Attribute.AD_ID),
                s(item, Attribute.PUBLISHER_ID),
                version(item),
                s(item, Attribute.DOCUMENT_ID),
                Instant.parse(s(item, Attribute.DELETED_AT)));
    }

    private static AdEntry live(Map<String, AttributeValue> item) {
        AdContent content = new AdContent(
                s(item, Attribute.TITLE),
                s(item, Attribute.DESCRIPTION),
                new BigDecimal(n(item, Attribute.PRICE)),
                s(item, Attribute.CURRENCY),
                s(item, Attribute.CATEGORY),
                attribute(item, Attribute.TAGS).l().stream()
                        .map(AttributeValue::s)
                        .toList());
        Ad ad = new Ad(
                s(item, Attribute.AD_ID),
                s(item, Attribute.PUBLISHER_ID),
                content,
                Instant.parse(s(item, Attribute.CREATED_AT)),
                Instant.parse(s(item, Attribute.UPDATED_AT)));
        return new AdEntry.Live(
                new AdState.Live(ad, version(item)),
                s(item, Attribute.DOCUMENT_ID),
                Long.parseLong(n(item, Attribute.SEQUENCE_NO)));
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue moment(Instant moment) {
        return AttributeValue.fromS(MILLISECONDS.format(moment));
    }

    private static String s(Map<String, AttributeValue> item, String name) {
        return present(attribute(item, name).s(), name);
    }

    private static String n(Map<String, AttributeValue> item, String name) {
        return present(attribute(item, name).n(), name);
    }

    private static String present(@Nullable String value, String name) {
        if (value == null) {
            throw new NotAnAdException("the item's " + name + " is of another type");
        }
        return value;
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new NotAnAdException("the item has no " + name);
        }
        return value;
    }
}
