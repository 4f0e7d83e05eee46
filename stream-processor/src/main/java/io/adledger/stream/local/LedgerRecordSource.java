package io.adledger.stream.local;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.ledger.stream.KinesisRecord;
import io.adledger.ledger.stream.StreamPosition;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The stream of a ledger in this process, by its tap. Thread-safe. */
public final class LedgerRecordSource implements RecordSource {

    private final JournalTap tap;
    private final String arn;

    /** A source that the handler knows under this ARN. */
    public LedgerRecordSource(JournalTap tap, String arn) {
        this.tap = tap;
        this.arn = arn;
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public List<KinesisEvent.Record> read(Optional<String> after, int most, Duration patience)
            throws InterruptedException {
        return tap.read(after.map(StreamPosition::of), most, patience).stream()
                .map(LedgerRecordSource::record)
                .toList();
    }

    @Override
    public Lag lagAfter(Optional<String> sequenceNumber) {
        return lag(sequenceNumber.map(StreamPosition::of));
    }

    @Override
    public Lag lagFrom(long block) {
        return lag(Optional.of(StreamPosition.endOf(block - 1)));
    }

    private Lag lag(Optional<StreamPosition> position) {
        return new Lag(tap.blocksAfter(position), tap.oldestAfter(position));
    }

    private static KinesisEvent.Record record(KinesisRecord tapped) {
        KinesisEvent.Record record = new KinesisEvent.Record();
        record.setKinesisSchemaVersion("1.0");
        record.setPartitionKey(tapped.partitionKey());
        record.setSequenceNumber(tapped.sequenceNumber());
        record.setData(tapped.data());
        record.setApproximateArrivalTimestamp(Date.from(tapped.arrivalTime()));
        return record;
    }
}
