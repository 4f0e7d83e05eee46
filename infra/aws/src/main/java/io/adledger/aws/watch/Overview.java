package io.adledger.aws.watch;

import io.adledger.aws.stream.StreamSink;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** The dashboard of a region: a row for the sinks, one for the ledger, and what else there is. */
public final class Overview extends Construct {

    private static final int HALF = 12;

    private final Dashboard dashboard;

    public Overview(Construct scope, String id, String name) {
        super(scope, id);
        this.dashboard =
                Dashboard.Builder.create(this, "Dashboard").dashboardName(name).build();
    }

    /** Adds the sinks: how far each is behind, and what it set aside. */
    public Overview sinks(List<StreamSink> sinks) {
        return row(
                graph(
                        "Behind the ledger (ms)",
                        sinks.stream().map(StreamSink::lag).toList()),
                graph(
                        "Dead letters",
                        sinks.stream()
                                .map(sink -> sink.deadLetters().count().with(named(sink.name())))
                                .toList()));
    }

    /** Adds a ledger. */
    public Overview ledger(LedgerMetrics ledger, IMetric healthy) {
        row(graph("Commits, p99 (ms)", List.of(ledger.commitP99())), graph("Conflicts", List.of(ledger.conflicts())));
        return row(graph("Journal (blocks)", List.of(ledger.height())), graph("Servers", List.of(healthy)));
    }

    /** Adds a row of two graphs, each with a title. */
    public Overview row(String left, List<IMetric> leftMetrics, String right, List<IMetric> rightMetrics) {
        return row(graph(left, leftMetrics), graph(right, rightMetrics));
    }

    private Overview row(IWidget left, IWidget right) {
        dashboard.addWidgets(left, right);
        return this;
    }

    private static software.amazon.awscdk.services.cloudwatch.MetricOptions named(String name) {
        return software.amazon.awscdk.services.cloudwatch.MetricOptions.builder()
                .label(name)
                .build();
    }

    private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(HALF)
                .left(metrics)
                .build();
    }
}
