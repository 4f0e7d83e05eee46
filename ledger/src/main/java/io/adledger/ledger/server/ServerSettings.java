package io.adledger.ledger.server;

import io.adledger.ledger.transaction.SessionSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a server listens, and how much it takes.
 *
 * @param address port 0 for any that is free
 * @param maxRequestBytes the largest body of a request
 * @param maxRequestsInProgress requests carried out at one time; more are refused
 */
public record ServerSettings(
        InetSocketAddress address, int maxRequestBytes, int maxRequestsInProgress, SessionSettings sessions) {

    /** The loopback interface, at this port. */
    public static ServerSettings onPort(int port) {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                8 << 20,
                3_000,
                SessionSettings.defaults());
    }

    public ServerSettings withSessions(SessionSettings newSessions) {
        return new ServerSettings(address, maxRequestBytes, maxRequestsInProgress, newSessions);
    }
}
