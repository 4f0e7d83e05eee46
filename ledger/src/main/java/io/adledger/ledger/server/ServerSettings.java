package io.adledger.ledger.server;

import io.adledger.ledger.export.ObjectStores;
import io.adledger.ledger.export.S3Settings;
import io.adledger.ledger.server.control.Destinations;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.stream.AwsKinesisSink;
import io.adledger.ledger.stream.KinesisSink;
import io.adledger.ledger.transaction.SessionSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a server listens, whom it answers, and how much it takes.
 *
 * @param address port 0 for any that is free
 * @param accessKeys what requests are to be signed with; none if whoever reaches the server may do everything, which
 *     must then be on the loopback interface
 * @param tls the server's certificate; none if it speaks plain HTTP
 * @param destinations where journals are exported and streamed to
 * @param maxRequestBytes the largest body of a request
 * @param maxRequestsInProgress requests carried out at one time; more are refused
 * @param metricsLog where figures are told; none if they are only asked for
 */
public record ServerSettings(
        InetSocketAddress address,
        Optional<AccessKeys> accessKeys,
        Optional<TlsCertificate> tls,
        Destinations destinations,
        int maxRequestBytes,
        int maxRequestsInProgress,
        SessionSettings sessions,
        Optional<MetricsLog> metricsLog) {

    public ServerSettings {
        if (accessKeys.isEmpty() && !isLoopback(address)) {
            throw new IllegalArgumentException(
                    "without access keys a server listens on the loopback interface only, not on "
                            + address.getHostString() + ": give it some with --credentials FILE");
        }
    }

    private static boolean isLoopback(InetSocketAddress address) {
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    /** The loopback interface, at this port; journals go to the S3 and the Kinesis of the AWS SDK's standard
     * settings. */
    public static ServerSettings onPort(int port) {
        return new ServerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Optional.empty(),
                Optional.empty(),
                new Destinations(new S3Buckets(S3Settings.standard()), AwsKinesisSink.at(Optional.empty())),
                8 << 20,
                3_000,
                SessionSettings.defaults(),
                Optional.empty());
    }

    public ServerSettings withAddress(InetSocketAddress newAddress) {
        return new ServerSettings(
                newAddress,
                accessKeys,
                tls,
                destinations,
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                metricsLog);
    }

    public ServerSettings withAccessKeys(AccessKeys keys) {
        return new ServerSettings(
                address,
                Optional.of(keys),
                tls,
                destinations,
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                metricsLog);
    }

    public ServerSettings withTls(TlsCertificate certificate) {
        return new ServerSettings(
                address,
                accessKeys,
                Optional.of(certificate),
                destinations,
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                metricsLog);
    }

    public ServerSettings withSessions(SessionSettings newSessions) {
        return new ServerSettings(
                address,
                accessKeys,
                tls,
                destinations,
                maxRequestBytes,
                maxRequestsInProgress,
                newSessions,
                metricsLog);
    }

    public ServerSettings withMaxRequestsInProgress(int limit) {
        return new ServerSettings(address, accessKeys, tls, destinations, maxRequestBytes, limit, sessions, metricsLog);
    }

    public ServerSettings withKinesis(KinesisSink.Opening kinesis) {
        return new ServerSettings(
                address,
                accessKeys,
                tls,
                new Destinations(destinations.buckets(), kinesis),
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                metricsLog);
    }

    public ServerSettings withBuckets(ObjectStores buckets) {
        return new ServerSettings(
                address,
                accessKeys,
                tls,
                new Destinations(buckets, destinations.kinesis()),
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                metricsLog);
    }

    public ServerSettings withMetricsLog(MetricsLog log) {
        return new ServerSettings(
                address,
                accessKeys,
                tls,
                destinations,
                maxRequestBytes,
                maxRequestsInProgress,
                sessions,
                Optional.of(log));
    }
}
