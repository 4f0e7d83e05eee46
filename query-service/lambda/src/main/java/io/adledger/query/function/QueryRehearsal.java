package io.adledger.query.function;

import io.adledger.function.Rehearsal;
import io.adledger.journal.AdLedger;
import io.adledger.query.ad.StoreUnavailableException;
import io.adledger.query.dynamodb.DynamoDbAdStates;
import io.adledger.search.AdIndex;
import io.adledger.search.AdSearch;
import io.adledger.search.OpenSearchApi;
import io.adledger.search.SearchQuery;
import io.adledger.search.SearchQuery.Range;
import io.adledger.search.SearchQuery.Sort;
import io.adledger.search.SearchUnavailableException;
import io.adledger.state.StateStoreSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A request to each store, and to the ledger; they reach nobody. */
@Singleton
final class QueryRehearsal implements Rehearsal {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    @Override
    public void run() {
        AdLedger.rehearse();
        read();
        search();
    }

    private static void read() {
        try (DynamoDbAdStates states = new DynamoDbAdStates(
                StateStoreSettings.local(NOBODY).client(), () -> StateStoreSettings.DEFAULT_TABLE)) {
            states.find("nothing");
        } catch (StoreUnavailableException expected) {
            // There is nobody.
        }
    }

    private static void search() {
        SearchQuery query = new SearchQuery(
                "nothing",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Range<>(Optional.empty(), Optional.empty()),
                new Range<>(Optional.empty(), Optional.empty()),
                Sort.RELEVANCE);
        try (OpenSearchApi openSearch = OpenSearchApi.at(NOBODY)) {
            new AdSearch(openSearch, AdIndex.DEFAULT_ALIAS).search(query, 1, Optional.empty());
        } catch (SearchUnavailableException expected) {
            // There is nobody.
        }
    }
}
