package io.adledger.query;

import io.adledger.query.ad.AdHistory;
import io.adledger.query.ad.AdReading;
import io.adledger.query.ad.AdStates;
import io.adledger.query.dynamodb.DynamoDbAdStates;
import io.adledger.query.qldb.QldbAdHistory;
import io.adledger.state.StateStoreSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClientBuilder;
import software.amazon.qldb.QldbDriver;

/** Which stores the query service reads. */
@Factory
final class QueryWiring {

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbAdStates states(
            @Value("${adledger.state-store.endpoint:}") String endpoint,
            @Value("${adledger.state-store.region:us-east-1}") String region,
            @Value("${adledger.state-store.table:ad-state}") String table) {
        StateStoreSettings settings = new StateStoreSettings(uri(endpoint), region, table);
        return new DynamoDbAdStates(settings.client(), table);
    }

    @Singleton
    @Bean(preDestroy = "close")
    QldbAdHistory history(
            @Value("${adledger.ledger.endpoint:}") String endpoint,
            @Value("${adledger.ledger.region:us-east-1}") String region,
            @Value("${adledger.ledger.name:ads}") String ledger) {
        QldbSessionClientBuilder client = QldbSessionClient.builder()
                .region(Region.of(region))
                .credentialsProvider(DefaultCredentialsProvider.builder().build());
        uri(endpoint).ifPresent(client::endpointOverride);
        return new QldbAdHistory(
                QldbDriver.builder().ledger(ledger).sessionClientBuilder(client).build());
    }

    @Singleton
    AdReading reading(AdStates states, AdHistory history) {
        return new AdReading(states, history);
    }

    private static Optional<URI> uri(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(URI.create(text));
    }
}
