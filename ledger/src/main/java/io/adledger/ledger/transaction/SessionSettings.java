package io.adledger.ledger.transaction;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The limits of sessions and of the pages of their results.
 *
 * @param clock tells how long a session has not been used
 * @param maxSessions sessions open at one time
 * @param idleTimeout how long a session may go unused
 * @param maxPageRows values in one page of a result
 * @param maxPageBytes Ion binary in one page, above which it takes no further value
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/limits.html">Quotas and limits in QLDB</a>
 */
public record SessionSettings(
        InstantSource clock, int maxSessions, Duration idleTimeout, int maxPageRows, int maxPageBytes) {

    /** QLDB's limits, and the system's clock. */
    public static SessionSettings defaults() {
        return new SessionSettings(InstantSource.system(), 1_500, Duration.ofMinutes(15), 200, 1 << 20);
    }

    public SessionSettings withClock(InstantSource newClock) {
        return new SessionSettings(newClock, maxSessions, idleTimeout, maxPageRows, maxPageBytes);
    }

    public SessionSettings withMaxSessions(int sessions) {
        return new SessionSettings(clock, sessions, idleTimeout, maxPageRows, maxPageBytes);
    }
}
