package io.adledger.ledger.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes only when it is told to. */
final class MutableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
