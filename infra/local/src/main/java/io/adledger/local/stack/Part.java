package io.adledger.local.stack;

import java.io.IOException;
import java.util.Optional;

/** One of the things that make a stack. Its methods are called by one thread at a time, but for {@link #trouble}. */
interface Part extends AutoCloseable {

    /** What people call it: one lower-case word or two. */
    String name();

    /** Starts it and returns when it is ready to serve. */
    void start() throws Exception;

    /** What is wrong with it since it was started, if anything; quick and thread-safe. */
    Optional<String> trouble();

    /** Stops it; harmless when it never started. */
    @Override
    void close() throws IOException;
}
