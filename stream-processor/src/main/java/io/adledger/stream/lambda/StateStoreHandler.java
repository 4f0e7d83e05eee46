package io.adledger.stream.lambda;

import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.state.StateStoreSink;
import java.util.Optional;

/** The function that feeds the state store. */
public final class StateStoreHandler extends SinkFunction {

    private static final int MOST_WRITES = 16;

    /** As Lambda makes it. */
    public StateStoreHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public StateStoreHandler(Environment environment) {
        super("state-store", sink(environment), Hopeless.SET_ASIDE, environment);
    }

    private static Sink sink(Environment environment) {
        StateStoreSettings settings = new StateStoreSettings(
                Optional.empty(), environment.region(), environment.required("ADLEDGER_STATE_STORE_TABLE"));
        return new StateStoreSink(
                new DynamoDbAdStateStore(settings.client(), settings.table()), Retry.DEFAULT, MOST_WRITES);
    }
}
