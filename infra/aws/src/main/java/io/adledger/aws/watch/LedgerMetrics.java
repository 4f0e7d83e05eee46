package io.adledger.aws.watch;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What the ledger's servers tell of themselves: once a minute, in CloudWatch's embedded metric format, in their log. They are the
 * meters that {@code GET /metrics} shows on one machine.
 */
public final class LedgerMetrics {

    /** How often they are told. */
    public static final java.time.Duration EVERY = java.time.Duration.ofMinutes(1);

    private static final String NAMESPACE = "AdLedger";

    private final String ledger;

    /** The metrics of a ledger, by its name. */
    public LedgerMetrics(String ledger) {
        this.ledger = ledger;
    }

    /** Commits that were refused for a conflict, in a minute. */
    public Metric conflicts() {
        return metric("Conflicts", "Sum", "conflicts");
    }

    /** The time of 99 of 100 commits, in milliseconds. */
    public Metric commitP99() {
        return metric("CommitMilliseconds", "p99", "commit");
    }

    /** Above 0 if the ledger commits nothing any more. */
    public Metric failed() {
        return metric("Failed", "Maximum", "failed");
    }

    /** Blocks in the journal. */
    public Metric height() {
        return metric("JournalHeight", "Maximum", "blocks");
    }

    private Metric metric(String name, String statistic, String label) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of("Ledger", ledger))
                .statistic(statistic)
                .period(Duration.seconds(EVERY.toSeconds()))
                .label(label)
                .build();
    }
}
