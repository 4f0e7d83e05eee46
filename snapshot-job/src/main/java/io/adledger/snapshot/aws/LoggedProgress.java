package io.adledger.snapshot.aws;

import io.adledger.snapshot.SnapshotProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each step when it begins, and what went wrong beside it. Not thread-safe. */
final class LoggedProgress implements SnapshotProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);

    private @Nullable Step current;

    @Override
    public void reached(Step step, long done, long total) {
        if (step != current) {
            current = step;
            LOG.info("{}: {} of {} {}", step.text(), done, total, step.unit());
        }
    }

    @Override
    public void warn(String warning) {
        LOG.warn("{}", warning);
    }
}
