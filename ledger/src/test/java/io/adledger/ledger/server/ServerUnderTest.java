package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.stream.KinesisEntry;
import io.adledger.ledger.stream.KinesisSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * What the conformance tests run against: the endpoint that the system properties name, else a server of ours on disk
 * that wants signatures, and whose chain holds when all is done.
 */
final class ServerUnderTest implements AutoCloseable {

    private final Optional<Ours> ours;
    private final Endpoint endpoint;

    private ServerUnderTest(Optional<Ours> ours, Endpoint endpoint) {
        this.ours = ours;
        this.endpoint = endpoint;
    }

    private record Ours(Path directory, LedgerCatalog catalog, LedgerServer server) {}

    /** A Kinesis that takes what it is given, and forgets it. */
    private static final class EverythingTaken implements KinesisSink {

        @Override
        public List<KinesisEntry> put(List<KinesisEntry> entries) {
            return List.of();
        }

        @Override
        public void close() {}
    }

    static ServerUnderTest start() {
        Optional<Endpoint> named = Endpoint.ofSystemProperties();
        if (named.isPresent()) {
            return new ServerUnderTest(Optional.empty(), named.get());
        }
        try {
            Path directory = Files.createTempDirectory("ledgers");
            LedgerCatalog catalog =
                    LedgerCatalog.open(CatalogSettings.defaults().withMaxLedgers(200), directory.resolve("data"));
            catalog.obtain(NewLedger.named(InMemoryServer.LEDGER));
            ServerSettings settings = ServerSettings.onPort(0)
                    .withAccessKeys(AccessKeys.of(List.of(AccessKey.lasting("key", "secret"))))
                    .withBuckets(bucket -> new DirectoryObjectStore(directory.resolve(bucket)))
                    .withKinesis(target -> new EverythingTaken());
            LedgerServer server = LedgerServer.start(settings, catalog);
            return new ServerUnderTest(
                    Optional.of(new Ours(directory, catalog, server)),
                    Endpoint.at(server.endpoint(), AwsBasicCredentials.create("key", "secret")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        ours.ifPresent(running -> {
            long blocks =
                    running.catalog().use(InMemoryServer.LEDGER, ledger -> ChainVerifier.verify(ledger.journal()));
            running.server().close();
            running.catalog().close();
            delete(running.directory());
            assertThat(blocks).isPositive();
        });
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
