package io.adledger.replay.job;

/** A replay was to stop, and did. */
final class ReplayCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
