package io.adledger.replay.job;

/** There is nothing to replay as it was asked for; the message says why. */
public class ReplayRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplayRefusedException(String message) {
        super(message);
    }
}
