package io.adledger.bench.append;

import java.io.IOException;

/**
 * A store of events in streams. Streams may be written at the same time, each by one thread.
 *
 * <p>Whatever stands behind it does the same work: when an append returns, the event survives a failure of power, and it
 * was refused if the stream has an event with its number.
 */
interface EventStore extends AutoCloseable {

    /** A new stream, open to be appended to. */
    EventStream begin(String name) throws Exception;

    @Override
    void close() throws IOException;
}
