package io.adledger.aws.sink;

import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import software.constructs.Construct;

/** Feeds the search index. */
public final class SearchSink {

    private static final SinkPlan PLAN =
            new SinkPlan("search", SinkWorks.handler("SearchHandler"), 500, Duration.ZERO, Patience.LIMITED);

    private SearchSink() {}

    /** The sink of a domain. */
    public static StreamSink of(Construct scope, SinkWorks works, SearchDomain domain, PrivateNetwork network) {
        StreamSink sink =
                works.sink(scope, PLAN, function -> function.environment("ADLEDGER_SEARCH_ENDPOINT", domain.endpoint())
                        .within(network, domain.clients()));
        sink.allow(List.of(domain.writing()));
        domain.letIn(sink.roleArn());
        return sink;
    }
}
