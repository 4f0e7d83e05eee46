package io.adledger.stream.bus;

import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Origin;
import io.adledger.stream.sink.SourceRecord;
import java.util.List;

/** What a sink is given of a journal. */
final class Deliveries {

    private Deliveries() {}

    /** All of its records, in order. */
    static List<Delivery> of(AdJournal journal) {
        return journal.records().stream().map(Deliveries::of).toList();
    }

    /** Its revisions, in order. */
    static List<RevisionDetails> revisions(AdJournal journal) {
        return of(journal).stream()
                .map(Delivery::record)
                .filter(RevisionDetails.class::isInstance)
                .map(RevisionDetails.class::cast)
                .toList();
    }

    private static Delivery of(SourceRecord source) {
        StreamRecord record = StreamRecordDecoder.decode(source.record().toBytes());
        return new Delivery(new Origin(source, 0, source.record()), record);
    }
}
