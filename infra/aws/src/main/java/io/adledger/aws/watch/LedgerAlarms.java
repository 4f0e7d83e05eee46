package io.adledger.aws.watch;

import io.adledger.aws.settings.AlarmSettings;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** What is watched of a ledger. */
public final class LedgerAlarms {

    private static final int MINUTES = 5;

    private LedgerAlarms() {}

    /**
     * Watches a ledger.
     *
     * @param healthy how many servers take connections
     */
    public static void of(Alarms alarms, LedgerMetrics ledger, Metric healthy, AlarmSettings limits) {
        alarms.below("ledger-servers", healthy, 1, 2, "No server of the ledger takes connections: commands fail.");
        alarms.above(
                "ledger-failed",
                ledger.failed(),
                0,
                1,
                "A write to the journal failed and the ledger commits nothing any more. Correct the cause, then have it opened again.");
        alarms.above(
                "ledger-conflicts",
                ledger.conflicts(),
                limits.conflictsPerMinute(),
                MINUTES,
                "Many commits are refused for conflicts: transactions scan, or work on one document.");
        alarms.above(
                "ledger-commit-p99",
                ledger.commitP99(),
                limits.commitP99().toMillis(),
                MINUTES,
                "Commits take long. Look at the journal's table: throttled or slow writes.");
    }
}
