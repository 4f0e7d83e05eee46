package io.adledger.stream.lambda;

import io.adledger.stream.relay.StreamRelay;

/** The function that puts the stream's records into the stream of the second region. */
public final class RelayHandler extends SinkFunction {

    /** As Lambda makes it. */
    public RelayHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public RelayHandler(Environment environment) {
        super(
                new StreamRelay(
                        Clients.streams(environment.required("ADLEDGER_RELAY_REGION")),
                        environment.required("ADLEDGER_RELAY_STREAM")),
                environment);
    }
}
