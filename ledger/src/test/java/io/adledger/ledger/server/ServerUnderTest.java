package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * What the conformance tests run against: the endpoint that the system properties name, else a server of ours in memory
 * that wants signatures, and whose chain holds when all is done.
 */
final class ServerUnderTest implements AutoCloseable {

    private final Optional<InMemoryServer> server;
    private final Endpoint endpoint;

    private ServerUnderTest(Optional<InMemoryServer> server, Endpoint endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    static ServerUnderTest start() {
        Optional<Endpoint> named = Endpoint.ofSystemProperties();
        if (named.isPresent()) {
            return new ServerUnderTest(Optional.empty(), named.get());
        }
        InMemoryServer server = InMemoryServer.start(
                ServerSettings.onPort(0).withAccessKeys(AccessKeys.of(List.of(AccessKey.lasting("key", "secret")))));
        AwsBasicCredentials credentials = AwsBasicCredentials.create("key", "secret");
        return new ServerUnderTest(Optional.of(server), Endpoint.at(server.endpoint(), credentials));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The ledger for tests that make none of their own. */
    String ledger() {
        return System.getProperty("adledger.conformance.ledger", InMemoryServer.LEDGER);
    }

    @Override
    public void close() {
        server.ifPresent(ours -> {
            assertThat(ChainVerifier.verify(ours.ledger().journal())).isPositive();
            ours.close();
        });
    }
}
