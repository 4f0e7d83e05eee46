package io.adledger.ledger.stream;

import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecordDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Kinesis in memory: keeps what it takes, after an answer that a test may change. */
final class RecordingSink implements KinesisSink {

    private final List<KinesisEntry> taken = new ArrayList<>();
    /** What of a request is not taken. */
    private volatile UnaryOperator<List<KinesisEntry>> refusing = entries -> List.of();

    void refusing(UnaryOperator<List<KinesisEntry>> answer) {
        refusing = answer;
    }

    @Override
    public List<KinesisEntry> put(List<KinesisEntry> entries) {
        List<KinesisEntry> refused = refusing.apply(entries);
        synchronized (this) {
            taken.addAll(
                    entries.stream().filter(entry -> !refused.contains(entry)).toList());
        }
        return refused;
    }

    synchronized List<KinesisEntry> taken() {
        return List.copyOf(taken);
    }

    List<StreamRecord> records() {
        return taken().stream()
                .flatMap(entry -> KplAggregate.unpack(entry.partitionKey(), entry.data()).stream())
                .map(record -> StreamRecordDecoder.decode(record.toBytes()))
                .toList();
    }

    @Override
    public void close() {}
}
