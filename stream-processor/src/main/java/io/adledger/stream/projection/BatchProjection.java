package io.adledger.stream.projection;

import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.MalformedRecordException;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.ad.stream.UserRecord;
import io.adledger.state.AdChange;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches of records into the state store. Of each ad only the newest version in the batch is written, different
 * ads at the same time. What nothing can be done with goes to the dead letters and stops nobody; what may succeed later is
 * reported. Delivering a record again, or late, changes nothing. Thread-safe.
 */
public final class BatchProjection {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProjection.class);

    private final StateStore store;
    private final DeadLetters deadLetters;
    private final Retry retry;
    private final Clock clock;
    private final int mostWrites;

    /**
     * A projection into a store.
     *
     * @param mostWrites how many writes at the same time, at most
     */
    public BatchProjection(StateStore store, DeadLetters deadLetters, Retry retry, Clock clock, int mostWrites) {
        this.store = store;
        this.deadLetters = deadLetters;
        this.retry = retry;
        this.clock = clock;
        this.mostWrites = mostWrites;
    }

    /** A record of the ledger's, and where it came from. */
    private record Origin(SourceRecord source, int index, UserRecord record) {}

    private record Pending(AdChange change, Origin origin) {}

    private record Write(List<Pending> changes, Future<?> result) {}

    /**
     * Applies a batch.
     *
     * @return the sequence numbers of the records that are neither applied nor set aside, in the order of the batch; each
     *     is to be delivered again
     */
    public Set<String> apply(List<SourceRecord> batch) {
        Set<String> failed = new LinkedHashSet<>();
        Map<String, List<Pending>> byDocument = new LinkedHashMap<>();
        for (SourceRecord source : batch) {
            for (Pending pending : decode(source, failed)) {
                byDocument
                        .computeIfAbsent(pending.change().documentId(), document -> new ArrayList<>())
                        .add(pending);
            }
        }
        write(byDocument, failed);
        return inOrder(batch, failed);
    }

    private List<Pending> decode(SourceRecord source, Set<String> failed) {
        List<Pending> changes = new ArrayList<>();
        try {
            int index = 0;
            for (UserRecord record : KplAggregate.unpack(
                    source.record().partitionKey(), source.record().toBytes())) {
                Origin origin = new Origin(source, index++, record);
                decode(origin, failed).ifPresent(change -> changes.add(new Pending(change, origin)));
            }
        } catch (MalformedRecordException e) {
            setAside(new Origin(source, 0, source.record()), e, failed);
        }
        return changes;
    }

    private Optional<AdChange> decode(Origin origin, Set<String> failed) {
        try {
            return AdChanges.in(StreamRecordDecoder.decode(origin.record().toBytes()));
        } catch (MalformedRecordException | NotAnAdException e) {
            setAside(origin, e, failed);
            return Optional.empty();
        }
    }

    private void write(Map<String, List<Pending>> byDocument, Set<String> failed) {
        Semaphore permits = new Semaphore(mostWrites);
        List<Write> writes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byDocument
                    .values()
                    .forEach(changes -> writes.add(new Write(changes, threads.submit(() -> {
                        permits.acquire();
                        try {
                            retry.apply(store, newest(changes).change());
                            return null;
                        } finally {
                            permits.release();
                        }
                    }))));
        }
        writes.forEach(write -> settle(write.changes(), write.result(), failed));
    }

    private void settle(List<Pending> changes, Future<?> result, Set<String> failed) {
        try {
            result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused
                    && !(refused instanceof StateStoreUnavailableException)) {
                setAsideAndApplyTheRest(changes, refused, failed);
            } else {
                LOG.warn("a change is to be tried again: {}", String.valueOf(e.getCause()));
                changes.forEach(pending -> failed.add(pending.origin().source().sequenceNumber()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            changes.forEach(pending -> failed.add(pending.origin().source().sequenceNumber()));
        }
    }

    /** The newest version is refused for good: the newest of the others is then the best that can be had. */
    private void setAsideAndApplyTheRest(List<Pending> changes, RuntimeException error, Set<String> failed) {
        Pending refused = newest(changes);
        setAside(refused.origin(), error, failed);
        List<Pending> rest = changes.stream()
                .filter(pending -> pending.change().version() < refused.change().version())
                .toList();
        if (!rest.isEmpty()) {
            write(Map.of(refused.change().documentId(), rest), failed);
        }
    }

    private void setAside(Origin origin, RuntimeException error, Set<String> failed) {
        SourceRecord source = origin.source();
        try {
            deadLetters.add(new DeadLetter(
                    source.source(),
                    source.sequenceNumber(),
                    origin.index(),
                    origin.record(),
                    error.toString(),
                    clock.instant()));
            LOG.warn("set aside a record of {}: {}", source.sequenceNumber(), error.toString());
        } catch (RuntimeException e) {
            LOG.error("cannot set aside a record of {}", source.sequenceNumber(), e);
            failed.add(source.sequenceNumber());
        }
    }

    private static Pending newest(List<Pending> changes) {
        Pending newest = highest(changes);
        if (newest.change() instanceof AdChange.Removed removed) {
            // Which ad the document was, the other changes may know.
            return changes.stream()
                    .filter(pending -> pending.change() instanceof AdChange.Stated)
                    .map(pending -> (AdChange.Stated) pending.change())
                    .findAny()
                    .map(stated -> new Pending(removed.tombstoneOf(stated.entry()), newest.origin()))
                    .orElse(newest);
        }
        return newest;
    }

    private static Pending highest(List<Pending> changes) {
        return Collections.max(
                changes, Comparator.comparingLong(pending -> pending.change().version()));
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
