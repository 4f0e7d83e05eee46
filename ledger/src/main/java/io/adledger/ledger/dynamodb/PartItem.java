package io.adledger.ledger.dynamodb;

import io.adledger.ledger.assembly.BlockPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A piece of a part as an item. Its sort key is the block's sequence number in digits of one length, the part's name and the number of
 * the piece, so that items sort as blocks do; each piece knows how many there are.
 */
final class PartItem {

    static final String PARTITION = "parts";
    static final String SORT = "part";
    static final String ALL = "pending";

    private static final String RECORD = "record";
    private static final String PIECES = "pieces";
    private static final int DIGITS = 19;

    /** An item may have 400 KB, with its keys. */
    private static final int MOST_BYTES = 350_000;

    private PartItem() {}

    static String prefix(long sequenceNo) {
        return ("%0" + DIGITS + "d/").formatted(sequenceNo);
    }

    static List<Map<String, AttributeValue>> of(BlockPart part) {
        byte[] record = part.record();
        int pieces = Math.max(1, Math.ceilDiv(record.length, MOST_BYTES));
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            byte[] piece = Arrays.copyOfRange(record, i * MOST_BYTES, Math.min(record.length, (i + 1) * MOST_BYTES));
            items.add(Map.of(
                    PARTITION, AttributeValue.fromS(ALL),
                    SORT, AttributeValue.fromS(sortKey(part, i)),
                    PIECES, AttributeValue.fromN(Integer.toString(pieces)),
                    RECORD, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(piece))));
        }
        return items;
    }

    private static String sortKey(BlockPart part, int piece) {
        return prefix(part.blockAddress().sequenceNo()) + part.name() + "/%02d".formatted(piece);
    }

    static String sortKey(Map<String, AttributeValue> item) {
        return attribute(item, SORT).s();
    }

    static long sequenceNo(Map<String, AttributeValue> item) {
        return Long.parseLong(sortKey(item).substring(0, DIGITS));
    }

    static long bytes(Map<String, AttributeValue> item) {
        return record(item).length;
    }

    /** The records of parts whose pieces are all there; the others come again. */
    static List<byte[]> records(List<Map<String, AttributeValue>> items) {
        List<byte[]> records = new ArrayList<>();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        int next = 0;
        int pieces = 0;
        for (Map<String, AttributeValue> item : items) {
            int piece = Integer.parseInt(sortKey(item).substring(sortKey(item).lastIndexOf('/') + 1));
            if (piece == 0) {
                record.reset();
                next = 0;
                pieces = Integer.parseInt(attribute(item, PIECES).n());
            }
            if (piece == next && piece < pieces) {
                record.writeBytes(record(item));
                next++;
                if (next == pieces) {
                    records.add(record.toByteArray());
                }
            }
        }
        return records;
    }

    private static byte[] record(Map<String, AttributeValue> item) {
        return attribute(item, RECORD).b().asByteArrayUnsafe();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item among the parts of blocks has no " + name);
        }
        return value;
    }
}
