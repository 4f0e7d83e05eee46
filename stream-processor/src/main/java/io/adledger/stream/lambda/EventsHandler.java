package io.adledger.stream.lambda;

import io.adledger.state.Retry;
import io.adledger.stream.bus.EventBusSettings;
import io.adledger.stream.bus.EventBusSink;
import io.adledger.stream.bus.EventSender;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import java.util.Optional;

/** The function that feeds the event bus. */
public final class EventsHandler extends SinkFunction {

    /** As Lambda makes it. */
    public EventsHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public EventsHandler(Environment environment) {
        super("events", sink(environment), Hopeless.SET_ASIDE, environment);
    }

    private static Sink sink(Environment environment) {
        EventBusSettings bus = new EventBusSettings(Optional.empty(), environment.region());
        return new EventBusSink(
                new EventSender(bus.client(), environment.required("ADLEDGER_EVENTS_BUS"), Retry.DEFAULT));
    }
}
