package io.adledger.ledger.dynamodb;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.MalformedBlockException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of blocks that were appended together: that it is there is what makes them part of the journal.
 *
 * @param first the sequence number of the first block
 * @param tip of the last block
 * @param edition how often the group was written anew, as redactions do
 * @param writing which attempt to write it this is
 */
record Group(long first, JournalTip tip, long edition, Writing writing, BlockLengths lengths, Content content) {

    /** What says which blocks there are, without any of them. */
    static final List<String> SUMMARY =
            List.of(Attribute.SEQUENCE_NO, Attribute.LAST, Attribute.STRAND, Attribute.HASH, Attribute.TIME);

    /** Where a group's bytes are. */
    sealed interface Content {

        /** In its own item. */
        record Inline(SdkBytes bytes) implements Content {}

        /** In items of their own, of so many bytes each, but for the last. */
        record InParts(int partBytes) implements Content {}
    }

    long last() {
        return tip.sequenceNo();
    }

    long next() {
        return last() + 1;
    }

    Map<String, AttributeValue> item(String section) {
        Map<String, AttributeValue> item = JournalItems.key(section, BigInteger.valueOf(first));
        item.put(Attribute.LAST, number(last()));
        item.put(Attribute.STRAND, AttributeValue.fromS(tip.blockAddress().strandId()));
        item.put(
                Attribute.HASH,
                AttributeValue.fromB(SdkBytes.fromByteArray(tip.blockHash().toBytes())));
        item.put(Attribute.TIME, AttributeValue.fromS(tip.blockTimestamp().toString()));
        item.put(Attribute.EDITION, number(edition));
        item.put(Attribute.WRITING, AttributeValue.fromN(writing.number().toString()));
        item.put(Attribute.LENGTHS, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(lengths.toBytes())));
        switch (content) {
            case Content.Inline(SdkBytes bytes) -> item.put(Attribute.BYTES, AttributeValue.fromB(bytes));
            case Content.InParts(int partBytes) -> item.put(Attribute.PART_BYTES, number(partBytes));
        }
        return item;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(String.valueOf(value));
    }

    /**
     * Reads what {@link #item} wrote.
     *
     * @throws MalformedBlockException if it is something else
     */
    static Group from(Map<String, AttributeValue> item) {
        try {
            AttributeValue partBytes = item.get(Attribute.PART_BYTES);
            return new Group(
                    number(item, Attribute.SEQUENCE_NO),
                    tip(item),
                    number(item, Attribute.EDITION),
                    new Writing(
                            new BigInteger(attribute(item, Attribute.WRITING).n())),
                    BlockLengths.from(bytes(item, Attribute.LENGTHS).asByteArrayUnsafe()),
                    partBytes == null
                            ? new Content.Inline(bytes(item, Attribute.BYTES))
                            : new Content.InParts(Integer.parseInt(partBytes.n())));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MalformedBlockException("not the item of a group of blocks: " + item.keySet(), e);
        }
    }

    /** The tip that a group's last block is, from its {@link #SUMMARY}. */
    static JournalTip tip(Map<String, AttributeValue> item) {
        return new JournalTip(
                new BlockAddress(attribute(item, Attribute.STRAND).s(), number(item, Attribute.LAST)),
                Hash.of(bytes(item, Attribute.HASH).asByteArrayUnsafe()),
                Timestamp.valueOf(attribute(item, Attribute.TIME).s()));
    }

    static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(attribute(item, name).n());
    }

    private static SdkBytes bytes(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).b();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new MalformedBlockException("an item of the journal has no " + name);
        }
        return value;
    }
}
