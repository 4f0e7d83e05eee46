package io.adledger.ledger.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Puts records until Kinesis has taken them all, in requests of its size, ever more slowly while it does not. */
final class Delivery {

    private static final int REQUEST_RECORDS = 500;
    private static final int REQUEST_BYTES = 4 << 20;

    private final KinesisSink sink;
    private final StreamSettings settings;
    private final Consumer<Optional<JournalStream.ErrorCause>> health;

    /**
     * A delivery.
     *
     * @param health told why nothing is taken, and, with nothing to tell, that records are taken
     */
    Delivery(KinesisSink sink, StreamSettings settings, Consumer<Optional<JournalStream.ErrorCause>> health) {
        this.sink = sink;
        this.settings = settings;
        this.health = health;
    }

    /**
     * Returns when all records have been taken.
     *
     * @throws KinesisSinkException if one never will be
     */
    void deliver(List<KinesisEntry> entries) throws InterruptedException {
        int from = 0;
        while (from < entries.size()) {
            int to = from;
            long bytes = 0;
            while (to < entries.size()
                    && to - from < REQUEST_RECORDS
                    && (to == from || bytes + entries.get(to).size() <= REQUEST_BYTES)) {
                bytes += entries.get(to).size();
                to++;
            }
            put(entries.subList(from, to));
            from = to;
        }
    }

    private void put(List<KinesisEntry> request) throws InterruptedException {
        List<KinesisEntry> left = request;
        Duration pause = settings.firstPause();
        while (true) {
            int before = left.size();
            left = attempt(left);
            if (left.isEmpty()) {
                return;
            }
            pause = left.size() < before ? settings.firstPause() : pause;
            Thread.sleep(jittered(pause));
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(settings.longestPause()) < 0 ? next : settings.longestPause();
        }
    }

    private List<KinesisEntry> attempt(List<KinesisEntry> entries) {
        try {
            List<KinesisEntry> refused = sink.put(new ArrayList<>(entries));
            health.accept(Optional.empty());
            return refused;
        } catch (KinesisSinkException e) {
            if (e.kind() == KinesisSinkException.Kind.REFUSED) {
                throw e;
            }
            e.errorCause().ifPresent(cause -> health.accept(Optional.of(cause)));
            return entries;
        }
    }

    private static Duration jittered(Duration pause) {
        long millis = Math.max(2, pause.toMillis());
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
