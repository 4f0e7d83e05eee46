package io.adledger.replay.job;

/** Somebody runs the replay already. */
public class ReplayBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplayBusyException(String id) {
        super("replay " + id + " is being run already");
    }
}
