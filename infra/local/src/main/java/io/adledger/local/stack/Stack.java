package io.adledger.local.stack;

import io.adledger.local.CommandFailure;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a stack as one: started in order, stopped in reverse order. Starting and stopping exclude each other;
 * {@link #health} is free of both.
 */
public final class Stack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);
    private static final String READY = "ready";

    private final List<Part> parts;
    private final Map<Part, String> states = new ConcurrentHashMap<>();
    private final Deque<Part> started = new ArrayDeque<>();
    private boolean closed;

    /** A stack of the parts that {@code parts} makes; they may ask the supplier for {@link #health} once started. */
    Stack(Function<Supplier<Health>, List<Part>> parts) {
        this.parts = List.copyOf(parts.apply(this::health));
        this.parts.forEach(part -> states.put(part, "waiting"));
    }

    /**
     * Starts all parts and returns when they are ready.
     *
     * @throws CommandFailure naming the part that could not be started, and why; everything is stopped again then
     */
    synchronized void start() {
        for (Part part : parts) {
            if (closed) {
                return;
            }
            states.put(part, "starting");
            started.push(part);
            try {
                part.start();
            } catch (Exception failure) {
                LOG.info("The {} could not be started", part.name(), failure);
                close();
                throw new CommandFailure(
                        "the " + part.name() + " could not be started: " + CommandFailure.reasonOf(failure), failure);
            }
            states.put(part, READY);
        }
    }

    /** How its parts are right now. */
    public Health health() {
        var now = new LinkedHashMap<String, String>();
        parts.forEach(part -> now.put(part.name(), stateOf(part)));
        return new Health(now.values().stream().allMatch(READY::equals), Collections.unmodifiableMap(now));
    }

    /** Whether anything of it runs. */
    public synchronized boolean isStarted() {
        return !started.isEmpty();
    }

    /** Stops what was started, last things first. Stopping twice is harmless. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.error("The {} did not stop in order", part.name(), failure);
            }
            states.put(part, "stopped");
        }
    }

    private String stateOf(Part part) {
        String state = states.getOrDefault(part, "waiting");
        return state.equals(READY) ? part.trouble().orElse(READY) : state;
    }
}
