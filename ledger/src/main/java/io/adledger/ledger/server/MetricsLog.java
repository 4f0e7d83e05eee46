package io.adledger.ledger.server;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where a server tells its figures, every so often, in CloudWatch's embedded metric format: a line of JSON for each ledger.
 *
 * @param lines what takes a line, such as standard output
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">The
 *     format</a>
 */
public record MetricsLog(Duration every, Consumer<String> lines) {

    public MetricsLog {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("figures are told every so often, not every " + every);
        }
    }
}
