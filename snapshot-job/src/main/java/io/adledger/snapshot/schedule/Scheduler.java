package io.adledger.snapshot.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Does what is due by a schedule, and makes up for what was missed while nobody was there to do it. Has no thread of its own:
 * somebody has to {@linkplain #tick ask} now and then. Thread-safe; one asks at a time.
 */
public final class Scheduler {

    /** Of more runs than these that were missed, the older ones are let go. */
    public static final int MOST_MISSED = 12;

    private final CronSchedule schedule;
    private final InstantSource clock;
    private final DoneRuns done;
    private final Run run;

    /** What is done. */
    @FunctionalInterface
    public interface Run {

        /**
         * Does it for a moment.
         *
         * @return false if it cannot be done now, because someone else is at it: it is tried again at the next tick
         */
        boolean at(Instant moment);
    }

    public Scheduler(CronSchedule schedule, InstantSource clock, DoneRuns done, Run run) {
        this.schedule = schedule;
        this.clock = clock;
        this.done = done;
        this.run = run;
    }

    /**
     * Does what is due, the oldest first. The very first time that is the last run before now alone.
     *
     * @return when there will be something to do; now, if something has still to be done; none if never
     * @throws RuntimeException what the run throws: it is tried again at the next tick
     */
    public synchronized Optional<Instant> tick() {
        Instant now = clock.instant();
        for (Instant time : due(now)) {
            if (!run.at(schedule.momentOf(time))) {
                return Optional.of(now);
            }
            done.done(time);
        }
        return schedule.firstAfter(now);
    }

    private Deque<Instant> due(Instant now) {
        Deque<Instant> due = new ArrayDeque<>();
        Optional<Instant> last = done.last();
        if (last.isEmpty()) {
            schedule.lastAt(now).ifPresent(due::add);
            return due;
        }
        Optional<Instant> time = schedule.lastAt(now);
        while (time.isPresent() && time.get().isAfter(last.get()) && due.size() < MOST_MISSED) {
            due.addFirst(time.get());
            time = schedule.lastAt(time.get().minusSeconds(1));
        }
        return due;
    }
}
