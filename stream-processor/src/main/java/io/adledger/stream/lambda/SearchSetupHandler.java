package io.adledger.stream.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.search.SearchRoles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The function that makes the search index and says who may write and search it; once more is harmless. It is invoked by
 * people, with any event.
 */
public final class SearchSetupHandler implements RequestStreamHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenSearchApi api;
    private final String writer;
    private final String searcher;

    /** As Lambda makes it. */
    public SearchSetupHandler() {
        this(Environment.ofProcess());
    }

    /**
     * A function in an environment.
     *
     * @throws IllegalStateException if a variable is missing
     */
    public SearchSetupHandler(Environment environment) {
        api = OpenSearchApi.ofDomain(environment.requiredUri("ADLEDGER_SEARCH_ENDPOINT"), environment.region());
        writer = environment.required("ADLEDGER_SEARCH_WRITER");
        searcher = environment.required("ADLEDGER_SEARCH_SEARCHER");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, @Nullable Context context) throws IOException {
        new AdIndex(api, AdIndex.DEFAULT_ALIAS).ensure();
        new SearchRoles(api).grant(writer, searcher);
        JSON.writeValue(output, Map.of("index", AdIndex.DEFAULT_ALIAS, "writer", writer, "searcher", searcher));
    }
}
