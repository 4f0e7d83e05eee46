package io.adledger.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.catalog.CatalogException;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.transaction.Committed;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LedgerTablesTest {

    @TempDir
    private Path views;

    private final String catalog = LocalTable.newCatalog();

    @Test
    void theJournalOfALedgerIsReadBesideItWithGetItemAndQueryAlone() {
        Set<String> operations = ConcurrentHashMap.newKeySet();
        try (LedgerCatalog ledgers = catalogOf("another", "ads");
                DynamoDbClient client = recording(operations);
                JournalStore journal = new LedgerTables(client, catalog, LocalTable.NAME).journalOf("ads")) {
            ledgers.use("ads", ledger -> Committed.execute(ledger, "CREATE TABLE Ads"));

            assertThat(hashes(journal))
                    .isNotEmpty()
                    .isEqualTo(ledgers.use("ads", ledger -> hashes(ledger.journal())))
                    .isNotEqualTo(ledgers.use("another", ledger -> hashes(ledger.journal())));
            assertThat(journal.block(0)).isPresent();
        }
        assertThat(operations).isNotEmpty().isSubsetOf("GetItem", "Query");
    }

    @Test
    void aLedgerThatIsNotThereIsNamed() {
        LedgerTables tables = new LedgerTables(LocalTable.client(), catalog, LocalTable.NAME);

        assertThatThrownBy(() -> tables.journalOf("ads"))
                .isInstanceOf(CatalogException.class)
                .hasMessage("there is no ledger ads in table " + catalog);
    }

    private LedgerCatalog catalogOf(String... names) {
        LedgerCatalog ledgers = LedgerCatalog.open(
                CatalogSettings.defaults(),
                new DynamoDbLedgerStore(LocalTable.client(), catalog, LocalTable.NAME, views));
        Stream.of(names).map(NewLedger::named).forEach(ledgers::obtain);
        return ledgers;
    }

    private static List<Hash> hashes(JournalReader journal) {
        try (Stream<Block> blocks = journal.read(0)) {
            return blocks.map(Block::blockHash).toList();
        }
    }

    private static DynamoDbClient recording(Set<String> operations) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(
                        Objects.requireNonNull(LocalTable.environment().get("AWS_ENDPOINT_URL_DYNAMODB"))))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(
                        configuration -> configuration.addExecutionInterceptor(new ExecutionInterceptor() {
                            @Override
                            public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
                                operations.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
                            }
                        }))
                .build();
    }
}
