package io.adledger.ledger.transaction;

import io.adledger.ledger.ion.UniqueId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** All sessions of a server, by token. Thread-safe. */
public final class Sessions implements AutoCloseable {

    private final Ledgers ledgers;
    private final SessionSettings settings;
    private final ConcurrentMap<String, Session> byToken = new ConcurrentHashMap<>();
    private final Semaphore free;

    public Sessions(Ledgers ledgers, SessionSettings settings) {
        this.ledgers = ledgers;
        this.settings = settings;
        this.free = new Semaphore(settings.maxSessions());
    }

    /**
     * Starts a session.
     *
     * @throws InvalidCommandException if there is no ledger of this name
     * @throws LimitExceededException if there are too many sessions
     */
    public Session start(String ledgerName) {
        Ledger ledger = ledgers.find(ledgerName).orElseThrow(() -> notFound(ledgerName));
        if (!free.tryAcquire()) {
            expire();
            if (!free.tryAcquire()) {
                throw new LimitExceededException("Exceeded the session limit of " + settings.maxSessions());
            }
        }
        Session session = new Session(UniqueId.next() + UniqueId.next(), ledger, settings);
        byToken.put(session.token(), session);
        if (ledgers.find(ledgerName).filter(ledger::equals).isEmpty()) {
            session.end();
            remove(session);
            throw notFound(ledgerName);
        }
        return session;
    }

    private static InvalidCommandException notFound(String ledgerName) {
        return new InvalidCommandException("The Ledger with name " + ledgerName + " is not found");
    }

    /**
     * The session with this token.
     *
     * @throws InvalidSessionException if there is none
     */
    public Session get(String token) {
        Session session = byToken.get(token);
        if (session == null) {
            throw new InvalidSessionException();
        }
        return session;
    }

    /**
     * Ends a session.
     *
     * @throws InvalidSessionException if there is none with this token
     */
    public void end(String token) {
        Session session = get(token);
        session.end();
        remove(session);
    }

    /** Ends the transactions that have been open, and the sessions that have been unused, for too long. */
    public void expire() {
        byToken.values().stream()
                .filter(session -> session.expire(settings.clock().instant()))
                .forEach(this::remove);
    }

    /** Ends all sessions with a ledger that is served no longer; no command uses it when this returns. */
    public void endAll(Ledger ledger) {
        byToken.values().stream()
                .filter(session -> session.ledger().equals(ledger))
                .forEach(session -> {
                    session.end();
                    remove(session);
                });
    }

    /** How many there are. */
    public int size() {
        return byToken.size();
    }

    private void remove(Session session) {
        if (byToken.remove(session.token(), session)) {
            free.release();
        }
    }

    /** Ends all of them. */
    @Override
    public void close() {
        byToken.values().forEach(session -> {
            session.end();
            remove(session);
        });
    }
}
