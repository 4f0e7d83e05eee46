package io.adledger.ad.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Kinesis Producer Library's aggregated record: four magic bytes, a protobuf message with the records, and its MD5.
 * Takes no more memory than a small multiple of what it is given. Thread-safe.
 *
 * @see <a href="https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md">KPL aggregated
 *     record format</a>
 */
public final class KplAggregate {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int MD5_LENGTH = 16;

    private static final int PARTITION_KEYS = 1;
    private static final int RECORDS = 3;
    private static final int RECORD_PARTITION_KEY = 1;
    private static final int RECORD_DATA = 3;

    private KplAggregate() {}

    /** Whether this is an aggregated record, sound or not. */
    public static boolean isOne(byte[] data) {
        return data.length >= MAGIC.length + MD5_LENGTH && Arrays.equals(data, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * The records in a Kinesis record, in order; itself if it is not aggregated.
     *
     * @param partitionKey of the Kinesis record
     * @throws MalformedRecordException if it is aggregated, but its MD5 does not fit or it is no such message
     */
    public static List<UserRecord> unpack(String partitionKey, byte[] data) {
        if (!isOne(data)) {
            return List.of(new UserRecord(partitionKey, ByteBuffer.wrap(data)));
        }
        int end = data.length - MD5_LENGTH;
        byte[] digest = md5(data, MAGIC.length, end - MAGIC.length);
        if (!Arrays.equals(digest, 0, MD5_LENGTH, data, end, data.length)) {
            throw new MalformedRecordException("the MD5 of the aggregated record does not fit its content");
        }
        try {
            return message(CodedInputStream.newInstance(data, MAGIC.length, end - MAGIC.length));
        } catch (IOException e) {
            throw new MalformedRecordException("the aggregated record is damaged: " + e.getMessage(), e);
        }
    }

    private record Entry(long partitionKeyIndex, ByteBuffer data) {}

    private static List<UserRecord> message(CodedInputStream input) throws IOException {
        List<String> partitionKeys = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case PARTITION_KEYS -> partitionKeys.add(bytes(input, tag).toStringUtf8());
                case RECORDS -> entries.add(entry(bytes(input, tag)));
                default -> input.skipField(tag);
            }
        }
        // The table of keys may come after the records that point into it.
        List<UserRecord> records = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            long index = entry.partitionKeyIndex();
            if (index < 0 || index >= partitionKeys.size()) {
                throw new MalformedRecordException("a record in the aggregate names a partition key that is not there");
            }
            records.add(new UserRecord(partitionKeys.get((int) index), entry.data()));
        }
        return records;
    }

    private static Entry entry(ByteString message) throws IOException {
        CodedInputStream input = message.newCodedInput();
        long partitionKey = -1;
        ByteString data = null;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case RECORD_PARTITION_KEY -> partitionKey = number(input, tag);
                case RECORD_DATA -> data = bytes(input, tag);
                default -> input.skipField(tag);
            }
        }
        if (data == null) {
            throw new MalformedRecordException("a record in the aggregate has no data");
        }
        return new Entry(partitionKey, data.asReadOnlyByteBuffer());
    }

    private static ByteString bytes(CodedInputStream input, int tag) throws IOException {
        require(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return input.readBytes();
    }

    private static long number(CodedInputStream input, int tag) throws IOException {
        require(tag, WireFormat.WIRETYPE_VARINT);
        return input.readUInt64();
    }

    private static void require(int tag, int wireType) {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new MalformedRecordException(
                    "field " + WireFormat.getTagFieldNumber(tag) + " of the aggregate has another wire type");
        }
    }

    private static byte[] md5(byte[] data, int offset, int length) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(data, offset, length);
            return md5.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
