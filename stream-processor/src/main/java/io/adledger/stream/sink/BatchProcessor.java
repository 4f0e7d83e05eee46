package io.adledger.stream.sink;

import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.MalformedRecordException;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.ad.stream.UserRecord;
import io.adledger.stream.sink.Sink.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches of the event source into a sink. A record that nothing can be done with costs itself alone; one that may
 * succeed later is reported, to be delivered again, which is harmless to the others. Thread-safe.
 */
public final class BatchProcessor implements RecordProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final String name;
    private final Sink sink;
    private final Hopeless hopeless;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final SinkTally tally;

    /**
     * A processor for a sink.
     *
     * @param name of the sink, as its dead letters and its figures have it
     */
    public BatchProcessor(String name, Sink sink, Hopeless hopeless, DeadLetters deadLetters, Clock clock) {
        this.name = name;
        this.sink = sink;
        this.hopeless = hopeless;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.tally = new SinkTally(clock);
    }

    /** What became of the records so far. */
    public SinkTally tally() {
        return tally;
    }

    @Override
    public Set<String> apply(List<SourceRecord> batch) {
        Set<String> failed = new LinkedHashSet<>();
        List<Delivery> deliveries = new ArrayList<>();
        for (SourceRecord source : batch) {
            decode(source, deliveries, failed);
        }
        List<Failure> failures = deliver(deliveries);
        failures.forEach(failure -> settle(failure, failed));
        tally.applied(deliveries.size() - failures.size());
        if (failed.isEmpty()) {
            tally.allIsWell();
        }
        return inOrder(batch, failed);
    }

    @Override
    public Optional<String> redrive(DeadLetter letter) {
        SourceRecord source = new SourceRecord(letter.source(), letter.sequenceNumber(), letter.record());
        try {
            List<Delivery> deliveries = new ArrayList<>();
            for (UserRecord record : KplAggregate.unpack(
                    letter.record().partitionKey(), letter.record().toBytes())) {
                deliveries.add(delivery(new Origin(source, letter.index(), record)));
            }
            List<Failure> failures = deliver(deliveries);
            tally.applied(deliveries.size() - failures.size());
            return failures.stream().map(Failure::error).findFirst();
        } catch (MalformedRecordException e) {
            return Optional.of(e.toString());
        }
    }

    private void decode(SourceRecord source, List<Delivery> deliveries, Set<String> failed) {
        try {
            int index = 0;
            for (UserRecord record : KplAggregate.unpack(
                    source.record().partitionKey(), source.record().toBytes())) {
                Origin origin = new Origin(source, index++, record);
                try {
                    deliveries.add(delivery(origin));
                } catch (MalformedRecordException e) {
                    giveUp(origin, e.toString(), failed);
                }
            }
        } catch (MalformedRecordException e) {
            giveUp(new Origin(source, 0, source.record()), e.toString(), failed);
        }
    }

    private static Delivery delivery(Origin origin) {
        return new Delivery(origin, StreamRecordDecoder.decode(origin.record().toBytes()));
    }

    private List<Failure> deliver(List<Delivery> deliveries) {
        try {
            return deliveries.isEmpty() ? List.of() : sink.apply(deliveries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return deliveries.stream()
                    .map(delivery -> Failure.later(delivery, "interrupted"))
                    .toList();
        } catch (RuntimeException e) {
            LOG.error("the {} fails on a batch of {} records", name, deliveries.size(), e);
            if (deliveries.size() == 1) {
                return List.of(Failure.never(deliveries.getFirst(), e.toString()));
            }
            return deliveries.stream()
                    .flatMap(delivery -> deliver(List.of(delivery)).stream())
                    .toList();
        }
    }

    private void settle(Failure failure, Set<String> failed) {
        Origin origin = failure.delivery().origin();
        LogIds.of(failure.delivery().record(), () -> {
            switch (failure.kind()) {
                case LATER -> again(origin, failure.error(), failed);
                case NEVER -> giveUp(origin, failure.error(), failed);
            }
        });
    }

    private void again(Origin origin, String error, Set<String> failed) {
        if (failed.add(origin.source().sequenceNumber())) {
            LOG.warn(
                    "the {} is to be given record {} again: {}",
                    name,
                    origin.source().sequenceNumber(),
                    error);
        }
        tally.retried(error);
    }

    private void giveUp(Origin origin, String error, Set<String> failed) {
        if (hopeless == Hopeless.STOP) {
            again(origin, error, failed);
            return;
        }
        SourceRecord source = origin.source();
        try {
            deadLetters.add(new DeadLetter(
                    name,
                    source.source(),
                    source.sequenceNumber(),
                    origin.index(),
                    origin.record(),
                    error,
                    clock.instant()));
            tally.setAside();
            LOG.warn("the {} set aside a record of {}: {}", name, source.sequenceNumber(), error);
        } catch (RuntimeException e) {
            again(origin, "cannot be set aside: " + e, failed);
        }
    }

    private static Set<String> inOrder(List<SourceRecord> batch, Set<String> failed) {
        Set<String> ordered = new LinkedHashSet<>();
        for (SourceRecord source : batch) {
            if (failed.contains(source.sequenceNumber())) {
                ordered.add(source.sequenceNumber());
            }
        }
        return ordered;
    }
}
