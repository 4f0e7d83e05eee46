package io.adledger.ledger.server;

import java.net.InetSocketAddress;

/** The server cannot listen where it should, most often because another process does: the message says where. */
public class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PortTakenException(InetSocketAddress address, Throwable cause) {
        super(
                "cannot listen on port " + address.getPort() + " of " + address.getHostString() + ": "
                        + cause.getMessage(),
                cause);
    }
}
