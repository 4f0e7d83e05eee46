package io.adledger.bench.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon's JDBC event store, with its own schema for PostgreSQL and events as JSON. Thread-safe. */
public final class AxonStore {

    private static final int BATCH = 1_000;

    private final JdbcEventStorageEngine engine;

    private AxonStore(JdbcEventStorageEngine engine) {
        this.engine = engine;
    }

    /** A new one. */
    public static AxonStore in(Postgres postgres) {
        Serializer json = JacksonSerializer.defaultSerializer();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(postgres::connection)
                .transactionManager(NoTransactionManager.instance())
                .persistenceExceptionResolver(AxonStore::isDuplicate)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .batchSize(BATCH)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return new AxonStore(engine);
    }

    // Axon's own resolver knows the exceptions of other drivers.
    private static boolean isDuplicate(Exception failure) {
        return failure instanceof SQLException refused && Postgres.UNIQUE_VIOLATION.equals(refused.getSQLState());
    }

    /**
     * Appends events, each in the statement of all.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if an aggregate has one with the number of one of them
     */
    public void append(List<? extends DomainEventMessage<?>> events) {
        engine.appendEvents(events);
    }

    /** All events in their order, read in batches; to be closed after use. */
    public Stream<? extends TrackedEventMessage<?>> read() {
        return engine.readEvents(null, false);
    }
}
