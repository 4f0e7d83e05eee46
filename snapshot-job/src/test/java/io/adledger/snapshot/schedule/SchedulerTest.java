package io.adledger.snapshot.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {

    private static final String MONTHLY = "1 0 1 * *";

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-17T10:20:30Z");
    private final List<Instant> runs = new ArrayList<>();
    private boolean busy;
    private boolean failing;

    @Test
    void theFirstTimeTheLastRunBeforeNowIsMadeUpFor() {
        Scheduler scheduler = scheduler(MONTHLY);

        assertThat(scheduler.tick()).contains(Instant.parse("2026-04-01T00:01:00Z"));

        assertThat(runs).containsExactly(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void whatIsDueIsDoneOnceAndNotBefore() {
        Scheduler scheduler = scheduler(MONTHLY);
        scheduler.tick();
        runs.clear();

        at("2026-04-01T00:00:59Z", scheduler);
        assertThat(runs).isEmpty();
        at("2026-04-01T00:01:00Z", scheduler);
        at("2026-04-01T00:01:01Z", scheduler);
        at("2026-04-20T00:00:00Z", scheduler);

        assertThat(runs).containsExactly(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void whatWasMissedIsMadeUpForByTheNextProcessOldestFirst() {
        scheduler(MONTHLY).tick();
        runs.clear();

        at("2026-06-15T00:00:00Z", scheduler(MONTHLY));

        assertThat(runs)
                .containsExactly(
                        Instant.parse("2026-04-01T00:00:00Z"),
                        Instant.parse("2026-05-01T00:00:00Z"),
                        Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void ofVeryManyThatWereMissedTheNewestAreMadeUpFor() {
        scheduler("0 * * * *").tick();
        runs.clear();

        at("2026-03-20T12:30:00Z", scheduler("0 * * * *"));

        assertThat(runs).hasSize(Scheduler.MOST_MISSED);
        assertThat(runs.getFirst()).isEqualTo("2026-03-20T01:00:00Z");
        assertThat(runs.getLast()).isEqualTo("2026-03-20T12:00:00Z");
    }

    @Test
    void whileSomeoneElseIsAtItItWaits() {
        Scheduler scheduler = scheduler(MONTHLY);
        busy = true;

        assertThat(scheduler.tick()).contains(now);
        busy = false;
        scheduler.tick();

        assertThat(runs).containsExactly(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aRunThatFailsIsTriedAgain() {
        Scheduler scheduler = scheduler(MONTHLY);
        failing = true;
        assertThatThrownBy(scheduler::tick).hasMessage("no");

        failing = false;
        scheduler.tick();

        assertThat(runs).containsExactly(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void aClockThatGoesBackDoesNothingTwice() {
        Scheduler scheduler = scheduler(MONTHLY);
        scheduler.tick();
        runs.clear();

        at("2026-02-10T00:00:00Z", scheduler);

        assertThat(runs).isEmpty();
    }

    @Test
    void aFileThatIsDamagedCountsAsNone() throws Exception {
        Files.writeString(folder.resolve("schedule"), "mischief");

        scheduler(MONTHLY).tick();

        assertThat(runs).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 1 * *    | 2026-04-01T00:01:00Z | 2026-04-01T00:00:00Z",
                "30 2 * * *   | 2026-04-07T02:30:00Z | 2026-04-07T00:00:00Z",
                "0 3 * * 1    | 2026-04-06T03:00:00Z | 2026-04-06T00:00:00Z",
                "15 * * * *   | 2026-04-07T05:15:00Z | 2026-04-07T05:00:00Z",
                "0 0,12 * * * | 2026-04-07T12:00:00Z | 2026-04-07T12:00:00Z",
                "*/10 * * * * | 2026-04-07T05:20:00Z | 2026-04-07T05:20:00Z",
            })
    void aTimeStandsForARoundMoment(String cron, Instant time, Instant moment) {
        assertThat(CronSchedule.of(cron).lastAt(time)).contains(time);
        assertThat(CronSchedule.of(cron).momentOf(time)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "monthly", "1 0 1 *", "61 0 1 * *", "0 1 0 1 * *"})
    void whatIsNoCronExpressionIsRefused(String text) {
        assertThatThrownBy(() -> CronSchedule.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private void at(String time, Scheduler scheduler) {
        now = Instant.parse(time);
        scheduler.tick();
    }

    private Scheduler scheduler(String cron) {
        return new Scheduler(CronSchedule.of(cron), () -> now, new DoneRunsFile(folder.resolve("schedule")), this::run);
    }

    private boolean run(Instant moment) {
        if (failing) {
            throw new IllegalStateException("no");
        }
        if (!busy) {
            runs.add(moment);
        }
        return !busy;
    }
}
