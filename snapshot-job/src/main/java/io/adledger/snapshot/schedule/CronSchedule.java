package io.adledger.snapshot.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The times of a cron expression of five fields (minute, hour, day of the month, month, day of the week), in UTC. Immutable,
 * thread-safe.
 */
public final class CronSchedule {

    private final Cron cron;
    private final ExecutionTime times;

    private CronSchedule(Cron cron) {
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
    }

    /**
     * The schedule that is written so.
     *
     * @throws IllegalArgumentException if it is no cron expression of five fields; the message says why
     */
    public static CronSchedule of(String expression) {
        return new CronSchedule(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(expression));
    }

    /** The first time after a moment; none if there will never be one. */
    public Optional<Instant> firstAfter(Instant moment) {
        return times.nextExecution(utc(moment)).map(ZonedDateTime::toInstant);
    }

    /** The last time that is not after a moment; none if there never was one. */
    public Optional<Instant> lastAt(Instant moment) {
        return lastBefore(moment.plus(Duration.ofSeconds(1)));
    }

    private Optional<Instant> lastBefore(Instant moment) {
        return times.lastExecution(utc(moment)).map(ZonedDateTime::toInstant);
    }

    /**
     * The round moment that a time stands for: the beginning of its day, or of its hour or minute if there was another time
     * since that.
     */
    public Instant momentOf(Instant time) {
        Optional<Instant> before = lastBefore(time);
        Instant day = time.truncatedTo(ChronoUnit.DAYS);
        Instant hour = time.truncatedTo(ChronoUnit.HOURS);
        if (before.isEmpty() || before.get().isBefore(day)) {
            return day;
        }
        return before.get().isBefore(hour) ? hour : time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static ZonedDateTime utc(Instant moment) {
        return moment.atZone(ZoneOffset.UTC);
    }

    /** The expression. */
    @Override
    public String toString() {
        return cron.asString();
    }
}
