package io.adledger.query;

import io.adledger.journal.AdLedger;
import io.adledger.query.ad.AdHistory;
import io.adledger.query.ad.AdReading;
import io.adledger.query.ad.AdStates;
import io.adledger.query.dynamodb.CurrentTable;
import io.adledger.query.dynamodb.DynamoDbAdStates;
import io.adledger.query.qldb.QldbAdHistory;
import io.adledger.search.AdSearch;
import io.adledger.search.OpenSearchApi;
import io.adledger.state.StateStoreSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which stores the query service reads. */
@Factory
final class QueryWiring {

    @Singleton
    @Bean(preDestroy = "close")
    DynamoDbAdStates states(
            @Value("${adledger.state-store.endpoint:}") String endpoint,
            @Value("${adledger.state-store.region:us-east-1}") String region,
            @Value("${adledger.state-store.table:ad-state}") String table,
            @Nullable CurrentTable current) {
        return new DynamoDbAdStates(
                StateStoreSettings.configured(endpoint, region, table).client(),
                current != null ? current : () -> table);
    }

    @Singleton
    @Bean(preDestroy = "close")
    QldbAdHistory history(
            @Value("${adledger.ledger.endpoint:}") String endpoint,
            @Value("${adledger.ledger.region:us-east-1}") String region,
            @Value("${adledger.ledger.name:ads}") String ledger,
            @Value("${adledger.ledger.key:}") String key) {
        return new QldbAdHistory(AdLedger.configured(endpoint, region, ledger).driver(key));
    }

    @Singleton
    @Bean(preDestroy = "close")
    OpenSearchApi openSearch(
            @Value("${adledger.search.endpoint:`http://127.0.0.1:9200`}") URI endpoint,
            @Value("${aws.region:us-east-1}") String region) {
        return OpenSearchApi.ofDomain(endpoint, region);
    }

    @Singleton
    AdSearch search(OpenSearchApi openSearch, @Value("${adledger.search.index:ads}") String index) {
        return new AdSearch(openSearch, index);
    }

    @Singleton
    AdReading reading(AdStates states, AdHistory history) {
        return new AdReading(states, history);
    }
}
