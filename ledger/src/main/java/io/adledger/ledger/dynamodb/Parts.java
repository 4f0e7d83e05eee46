package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The bytes of groups that are too large for their own item. Each group has a partition key for its parts, so that these do
 * not take from what the journal's newest section can bear. Thread-safe.
 */
final class Parts {

    private final JournalItems items;
    private final JournalKeys keys;
    private final ExecutorService threads;

    Parts(JournalItems items, JournalKeys keys, ExecutorService threads) {
        this.items = items;
        this.keys = keys;
        this.threads = threads;
    }

    /** Writes bytes, which nobody sees before there is a group of this writing. */
    void write(long first, Writing writing, byte[] bytes, int partBytes) {
        List<Runnable> puts = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += partBytes) {
            int end = Math.min(bytes.length, start + partBytes);
            Map<String, AttributeValue> item = JournalItems.key(keys.parts(first), writing.part(start / partBytes));
            item.put(
                    Attribute.BYTES,
                    AttributeValue.fromB(SdkBytes.fromByteArray(Arrays.copyOfRange(bytes, start, end))));
            puts.add(() -> items.put(item));
        }
        Waiting.forAll(threads, puts);
    }

    /**
     * The bytes of some of a group's blocks.
     *
     * @return none if the parts are not there: the group was written anew meanwhile
     */
    Optional<List<byte[]>> read(Slice slice, int partBytes) {
        Group group = slice.group();
        long firstPart = slice.start() / partBytes;
        long lastPart = Math.max(firstPart, (slice.end() - 1) / partBytes);
        List<Map<String, AttributeValue>> parts = items.all(Range.whole(keys.parts(group.first()))
                .from(group.writing().part(firstPart))
                .to(group.writing().part(lastPart)));
        if (parts.size() != lastPart - firstPart + 1) {
            return Optional.empty();
        }
        byte[] joined = joined(parts);
        int offset = Math.toIntExact(slice.start() - firstPart * partBytes);
        if (joined.length - offset < slice.end() - slice.start()) {
            throw new JournalStoreException("the parts of the blocks from " + group.first() + " on are too short");
        }
        return Optional.of(slice.blocks(joined, offset));
    }

    /** The keys of all parts for groups that begin with this block, whichever writing they are of. */
    List<BigInteger> keysOf(long first) {
        return items.all(Range.whole(keys.parts(first)).only(List.of(Attribute.SEQUENCE_NO))).stream()
                .map(JournalItems::number)
                .toList();
    }

    /** Deletes parts that no group has. */
    void delete(long first, List<BigInteger> parts) {
        Waiting.forAll(
                threads,
                parts.stream()
                        .<Runnable>map(part -> () -> items.delete(keys.parts(first), part))
                        .toList());
    }

    private static byte[] joined(List<Map<String, AttributeValue>> parts) {
        if (parts.size() == 1) {
            return bytes(parts.getFirst());
        }
        return Bytes.joined(parts.stream().map(Parts::bytes).toList());
    }

    private static byte[] bytes(Map<String, AttributeValue> part) {
        AttributeValue bytes = part.get(Attribute.BYTES);
        if (bytes == null) {
            throw new JournalStoreException("a part of a group of blocks has no bytes");
        }
        return bytes.b().asByteArrayUnsafe();
    }
}
