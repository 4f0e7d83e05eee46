package io.adledger.stream.lambda;

import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.stream.search.SearchSink;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;

/** The function that feeds the search index, which {@link SearchSetupHandler} has made before. */
public final class SearchHandler extends SinkFunction {

    /** As Lambda makes it. */
    public SearchHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public SearchHandler(Environment environment) {
        super("search", sink(environment), Hopeless.SET_ASIDE, environment);
    }

    private static Sink sink(Environment environment) {
        OpenSearchApi api =
                OpenSearchApi.ofDomain(environment.requiredUri("ADLEDGER_SEARCH_ENDPOINT"), environment.region());
        return SearchSink.intoExisting(new AdIndex(api, AdIndex.DEFAULT_ALIAS));
    }
}
