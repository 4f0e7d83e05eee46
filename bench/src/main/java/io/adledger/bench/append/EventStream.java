package io.adledger.bench.append;

import java.sql.SQLException;

/** One stream of a store, for one thread. */
interface EventStream extends AutoCloseable {

    /**
     * Appends the next event, durably.
     *
     * @throws StaleNumberException if the stream has an event with its number
     */
    void append(Event event) throws Exception;

    @Override
    default void close() throws SQLException {}
}
