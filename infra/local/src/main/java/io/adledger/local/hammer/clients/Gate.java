package io.adledger.local.hammer.clients;

/** Holds up the clients while the stack is down, and tells them when it is enough. Thread-safe. */
public final class Gate {

    private boolean open;
    private boolean ended;

    public synchronized void open() {
        open = true;
        notifyAll();
    }

    public synchronized void close() {
        open = false;
    }

    /** No client begins anything more; what was begun is ended. */
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until the gate is open or the end has come. */
    synchronized void pass() throws InterruptedException {
        while (!open && !ended) {
            wait();
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }
}
