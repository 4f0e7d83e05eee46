package io.adledger.ledger.stream;

/** The ledger has an active stream of this name. */
public class StreamExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StreamExistsException(String streamName) {
        super("The ledger has an active stream " + streamName + " already");
    }
}
