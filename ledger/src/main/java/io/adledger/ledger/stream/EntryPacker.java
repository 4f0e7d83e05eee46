package io.adledger.ledger.stream;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes records for Kinesis of stream records: of each one, or of as many as go into an aggregate. Thread-safe. */
final class EntryPacker {

    /** What a KPL aggregate is kept below by default, so that it costs no more of a shard than it must. */
    private static final int AGGREGATE_BYTES = 51_200;

    private static final int AGGREGATE_RECORDS = 500;

    private final boolean aggregation;

    EntryPacker(boolean aggregation) {
        this.aggregation = aggregation;
    }

    List<KinesisEntry> pack(List<StreamRecordBytes> records) {
        if (!aggregation) {
            return records.stream()
                    .map(record -> new KinesisEntry(record.partitionKey(), Optional.empty(), record.data()))
                    .toList();
        }
        List<KinesisEntry> entries = new ArrayList<>();
        List<StreamRecordBytes> rest = records;
        while (!rest.isEmpty()) {
            String partitionKey = rest.getFirst().partitionKey();
            Optional<String> hashKey = Optional.of(hashKey(partitionKey));
            KplAggregator aggregate = new KplAggregator(AGGREGATE_BYTES, AGGREGATE_RECORDS, hashKey);
            int packed = 0;
            while (packed < rest.size() && aggregate.addAll(List.of(rest.get(packed)))) {
                packed++;
            }
            entries.add(new KinesisEntry(partitionKey, hashKey, aggregate.toBytes()));
            rest = rest.subList(packed, rest.size());
        }
        return entries;
    }

    /** What Kinesis makes of a partition key: the 128 bits of its MD5, as a decimal number. */
    private static String hashKey(String partitionKey) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, md5).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
