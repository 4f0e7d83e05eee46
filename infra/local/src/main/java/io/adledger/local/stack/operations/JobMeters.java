package io.adledger.local.stack.operations;

import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.snapshot.SnapshotRuns;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The figures of snapshots and replays. */
@Singleton
final class JobMeters implements MeterBinder {

    private final SnapshotDesk snapshots;
    private final ReplayDesk replays;

    JobMeters(SnapshotDesk snapshots, ReplayDesk replays) {
        this.snapshots = snapshots;
        this.replays = replays;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        runs(registry, "made", SnapshotRuns::made);
        runs(registry, "failed", SnapshotRuns::failed);
        TimeGauge.builder("adledger.snapshot.newest", snapshots, TimeUnit.MILLISECONDS, JobMeters::newest)
                .description("The moment of the newest snapshot, since 1970")
                .register(registry);
        for (Step step : Step.values()) {
            Gauge.builder("adledger.replays", replays, it -> count(it, step))
                    .description("Replays in the data folder, by what they do, or how they ended")
                    .tag("step", step.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void runs(MeterRegistry registry, String outcome, ToDoubleFunction<SnapshotRuns> count) {
        FunctionCounter.builder(
                        "adledger.snapshot.runs",
                        snapshots,
                        it -> it.current().get().map(count::applyAsDouble).orElse(0.0))
                .description("Snapshots by how their runs ended; each try counts")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static double newest(SnapshotDesk snapshots) {
        return snapshots
                .current()
                .get()
                .flatMap(SnapshotRuns::newest)
                .map(id -> (double) id.moment().toEpochMilli())
                .orElse(Double.NaN);
    }

    private static double count(ReplayDesk replays, Step step) {
        return replays.replays().all().stream()
                .map(ReplayFolder::state)
                .filter(state -> state.step() == step)
                .count();
    }
}
