package io.adledger.ledger.stream;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packs stream records into one Kinesis record as the Kinesis Producer Library does, up to a bound. Not thread-safe.
 *
 * @see <a href="https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md">KPL aggregated
 *     record format</a>
 */
final class KplAggregator {

    /** What the KPL gives an aggregate, whose records have keys of their own. */
    static final String PARTITION_KEY = "a";

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int MD5_LENGTH = 16;

    private static final int PARTITION_KEYS = 1;
    private static final int EXPLICIT_HASH_KEYS = 2;
    private static final int RECORDS = 3;
    private static final int RECORD_PARTITION_KEY = 1;
    private static final int RECORD_EXPLICIT_HASH_KEY = 2;
    private static final int RECORD_DATA = 3;

    /** The most that tags, lengths and indexes of one record and its key can take. */
    private static final int OVERHEAD = 32;

    private final int mostBytes;
    private final int mostRecords;
    private final Optional<String> explicitHashKey;
    private final List<StreamRecordBytes> records = new ArrayList<>();
    private int size = MAGIC.length + MD5_LENGTH + PARTITION_KEY.length();

    /**
     * An empty aggregate.
     *
     * @param mostBytes of the Kinesis record's data and partition key together
     */
    KplAggregator(int mostBytes, int mostRecords) {
        this(mostBytes, mostRecords, Optional.empty());
    }

    /**
     * An empty aggregate for the shard of a hash key, which all of its records are to be taken for: consumers drop records
     * that belong to another shard than the one they came from.
     */
    KplAggregator(int mostBytes, int mostRecords, Optional<String> explicitHashKey) {
        this.mostBytes = mostBytes;
        this.mostRecords = mostRecords;
        this.explicitHashKey = explicitHashKey;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    /** Adds all of these records, or none if they do not fit; a single one fits an empty aggregate whatever its size. */
    boolean addAll(List<StreamRecordBytes> added) {
        boolean single = records.isEmpty() && added.size() == 1;
        int addedSize = added.stream().mapToInt(KplAggregator::upperSize).sum();
        if (!single && (size + addedSize > mostBytes || records.size() + added.size() > mostRecords)) {
            return false;
        }
        records.addAll(added);
        size += addedSize;
        return true;
    }

    private static int upperSize(StreamRecordBytes record) {
        return record.partitionKey().length() + record.data().length + OVERHEAD;
    }

    /** The data of the Kinesis record. */
    byte[] toBytes() {
        byte[] message = message();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MAGIC.length + message.length + MD5_LENGTH);
        bytes.writeBytes(MAGIC);
        bytes.writeBytes(message);
        bytes.writeBytes(md5(message));
        return bytes.toByteArray();
    }

    private byte[] message() {
        Map<String, Integer> keys = new LinkedHashMap<>();
        records.forEach(record -> keys.putIfAbsent(record.partitionKey(), keys.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try {
            CodedOutputStream output = CodedOutputStream.newInstance(bytes);
            for (String key : keys.keySet()) {
                output.writeString(PARTITION_KEYS, key);
            }
            if (explicitHashKey.isPresent()) {
                output.writeString(EXPLICIT_HASH_KEYS, explicitHashKey.get());
            }
            for (StreamRecordBytes record : records) {
                output.writeByteArray(RECORDS, entry(keys.getOrDefault(record.partitionKey(), 0), record.data()));
            }
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] entry(int keyIndex, byte[] data) throws IOException {
        int hashKeySize =
                explicitHashKey.isPresent() ? CodedOutputStream.computeUInt64Size(RECORD_EXPLICIT_HASH_KEY, 0) : 0;
        byte[] bytes = new byte
                [CodedOutputStream.computeUInt64Size(RECORD_PARTITION_KEY, keyIndex)
                        + hashKeySize
                        + CodedOutputStream.computeByteArraySize(RECORD_DATA, data)];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.writeUInt64(RECORD_PARTITION_KEY, keyIndex);
        if (explicitHashKey.isPresent()) {
            output.writeUInt64(RECORD_EXPLICIT_HASH_KEY, 0);
        }
        output.writeByteArray(RECORD_DATA, data);
        output.checkNoSpaceLeft();
        return bytes;
    }

    private static byte[] md5(byte[] message) {
        try {
            return MessageDigest.getInstance("MD5").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
