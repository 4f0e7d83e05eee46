package io.adledger.ledger.assembly;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonException;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.MalformedBlockException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream record has of a block: its summary, or one of its revisions. Immutable; the bytes are not copied.
 *
 * @param name tells the parts of a block apart; the same part has the same name however often it comes
 * @param record the stream record, in Ion
 */
@SuppressWarnings("ArrayRecordComponent")
public record BlockPart(BlockAddress blockAddress, String name, byte[] record) {

    private static final String SUMMARY = "summary";
    private static final String PAYLOAD = "payload";
    private static final String REVISION = "revision";

    /**
     * The part in a stream record.
     *
     * @return none if the record is about the stream itself
     * @throws MalformedBlockException if it is no stream record
     */
    public static Optional<BlockPart> in(byte[] record) {
        IonStruct struct = struct(record);
        if (type(struct).equals("CONTROL")) {
            return Optional.empty();
        }
        IonStruct payload = member(struct, PAYLOAD, IonStruct.class);
        String name = name(struct, payload);
        IonStruct addressed = name.equals(SUMMARY) ? payload : member(payload, REVISION, IonStruct.class);
        return Optional.of(
                new BlockPart(BlockAddress.from(member(addressed, "blockAddress", IonStruct.class)), name, record));
    }

    /**
     * The block that parts make up.
     *
     * @param records the stream records of the parts of one block, each once
     * @return none if some are missing
     * @throws MalformedBlockException if they do not make a block
     */
    static Optional<Block> assemble(List<byte[]> records) {
        Map<String, IonStruct> byName = new HashMap<>();
        for (byte[] record : records) {
            IonStruct struct = struct(record);
            IonStruct payload = member(struct, PAYLOAD, IonStruct.class);
            byName.put(name(struct, payload), payload);
        }
        IonStruct summary = byName.get(SUMMARY);
        if (summary == null) {
            return Optional.empty();
        }
        IonList revisions = IonValues.ION.newEmptyList();
        for (IonValue element : member(summary, "revisionSummaries", IonList.class)) {
            IonStruct expected = (IonStruct) element;
            if (!expected.containsKey("documentId")) {
                revisions
                        .add()
                        .newEmptyStruct()
                        .put("hash", expected.get("hash").clone());
                continue;
            }
            IonStruct details = byName.get(hash(expected));
            if (details == null) {
                return Optional.empty();
            }
            revisions.add(member(details, REVISION, IonStruct.class).clone());
        }
        IonStruct block = summary.clone();
        block.remove("revisionSummaries");
        block.put("revisions", revisions);
        return Optional.of(Block.from(block));
    }

    private static String name(IonStruct struct, IonStruct payload) {
        return switch (type(struct)) {
            case "BLOCK_SUMMARY" -> SUMMARY;
            case "REVISION_DETAILS" -> hash(member(payload, REVISION, IonStruct.class));
            case String other -> throw new MalformedBlockException("recordType is " + other);
        };
    }

    private static String type(IonStruct struct) {
        return member(struct, "recordType", IonText.class).stringValue();
    }

    private static IonStruct struct(byte[] record) {
        try {
            if (IonValues.ION.singleValue(record) instanceof IonStruct struct) {
                return struct;
            }
        } catch (IonException e) {
            throw new MalformedBlockException("a stream record is not Ion: " + e.getMessage());
        }
        throw new MalformedBlockException("a stream record is no struct");
    }

    private static String hash(IonStruct struct) {
        return Hash.of(member(struct, "hash", IonBlob.class).getBytes()).toHex();
    }

    private static <T extends IonValue> T member(IonStruct struct, String name, Class<T> type) {
        IonValue value = struct.get(name);
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new MalformedBlockException("a stream record has no " + name);
        }
        return type.cast(value);
    }
}
