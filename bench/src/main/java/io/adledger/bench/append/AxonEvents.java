package io.adledger.bench.append;

import io.adledger.bench.postgres.AxonStore;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;

/** Streams as aggregates of Axon. */
final class AxonEvents implements EventStore {

    private final AxonStore store;

    AxonEvents(AxonStore store) {
        this.store = store;
    }

    /** What Axon keeps of an event beside what it keeps of every event. */
    record Body(String type, String text) {}

    @Override
    public EventStream begin(String name) {
        return event -> {
            try {
                store.append(List.of(new GenericDomainEventMessage<>(
                        "Stream", event.stream(), event.number(), new Body(event.type(), event.text()))));
            } catch (ConcurrencyException e) {
                throw new StaleNumberException(event);
            }
        };
    }

    @Override
    public void close() {}
}
