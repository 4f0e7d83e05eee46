package io.adledger.bench.append;

import io.adledger.bench.measure.ClosedLoop;
import java.sql.SQLException;
import java.util.UUID;

/** A writer of one stream, event by event. */
final class Appender implements ClosedLoop.Worker, AutoCloseable {

    private final String name;
    private final EventStream stream;
    private long next;

    private Appender(String name, EventStream stream) {
        this.name = name;
        this.stream = stream;
    }

    /** A writer of a new stream. */
    static Appender begin(EventStore store) throws Exception {
        String name = UUID.randomUUID().toString().substring(0, 8);
        return new Appender(name, store.begin(name));
    }

    @Override
    public void run() throws Exception {
        stream.append(Event.of(name, next++));
    }

    @Override
    public void close() throws SQLException {
        stream.close();
    }
}
