package io.adledger.stream.replica;

import org.jspecify.annotations.Nullable;

/** The replica's server does not answer, or does not take what it is given; trying again later may help. */
public class ReplicaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplicaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
