package io.adledger.local.stack;

import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.stream.search.SearchSink;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenSearch with the index of ads. */
final class OpenSearchPart implements Part {

    private final URI endpoint;
    private final KeptAlive<OpenSearchProcess> process;
    private volatile @Nullable OpenSearchApi sinkApi;

    OpenSearchPart(int port, Path folder) {
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.process =
                new KeptAlive<>("OpenSearch", () -> OpenSearchProcess.start(port, folder), OpenSearchProcess::onExit);
    }

    /** The stream's sink into the index; what it holds is given back with this part. */
    Sink sink() {
        OpenSearchApi api = OpenSearchApi.at(endpoint);
        sinkApi = api;
        return new SearchSink(new AdIndex(api, AdIndex.DEFAULT_ALIAS));
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void start() throws IOException {
        process.start();
        try (OpenSearchApi api = OpenSearchApi.at(endpoint)) {
            new AdIndex(api, AdIndex.DEFAULT_ALIAS).ensure();
        }
    }

    @Override
    public Optional<String> trouble() {
        return process.trouble();
    }

    @Override
    public void close() throws IOException {
        OpenSearchApi api = sinkApi;
        if (api != null) {
            api.close();
        }
        process.close();
    }
}
