package io.adledger.aws.sink;

import io.adledger.aws.access.Allow;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Feeds the event bus. */
public final class EventsSink {

    private static final SinkPlan PLAN =
            new SinkPlan("events", SinkWorks.handler("EventsHandler"), 100, Duration.ZERO, Patience.LIMITED);

    private EventsSink() {}

    /** The sink of a bus. */
    public static StreamSink of(Construct scope, SinkWorks works, AdEventBus bus) {
        return works.sink(scope, PLAN, function -> function.environment("ADLEDGER_EVENTS_BUS", bus.name()))
                .allow(List.of(Allow.onlyIf(
                        Map.of("StringEquals", Map.of("events:source", "adledger.ads")),
                        bus.arn(),
                        "events:PutEvents")));
    }
}
