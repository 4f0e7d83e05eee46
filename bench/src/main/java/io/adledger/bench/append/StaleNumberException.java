package io.adledger.bench.append;

/** Somebody else has appended the event with this number. */
final class StaleNumberException extends Exception {

    private static final long serialVersionUID = 1L;

    StaleNumberException(Event event) {
        super("stream " + event.stream() + " has an event " + event.number());
    }
}
