package io.adledger.local.stack;

import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.stream.search.SearchSink;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenSearch with the index of ads. */
final class OpenSearchPart implements Part {

    private final int port;
    private final Path folder;
    private volatile @Nullable OpenSearchProcess process;
    private volatile @Nullable OpenSearchApi sinkApi;

    OpenSearchPart(int port, Path folder) {
        this.port = port;
        this.folder = folder;
    }

    /** The stream's sink into the index; what it holds is given back with this part. */
    Sink sink() {
        OpenSearchProcess running = process;
        if (running == null) {
            throw new IllegalStateException("OpenSearch has not started");
        }
        OpenSearchApi api = OpenSearchApi.at(running.endpoint());
        sinkApi = api;
        return new SearchSink(new AdIndex(api, AdIndex.DEFAULT_ALIAS));
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void start() throws IOException {
        OpenSearchProcess running = OpenSearchProcess.start(port, folder);
        process = running;
        try (OpenSearchApi api = OpenSearchApi.at(running.endpoint())) {
            new AdIndex(api, AdIndex.DEFAULT_ALIAS).ensure();
        }
    }

    @Override
    public Optional<String> trouble() {
        OpenSearchProcess running = process;
        return running != null && running.isAlive()
                ? Optional.empty()
                : Optional.of("OpenSearch has ended; stop AdLedger and start it again");
    }

    @Override
    public void close() {
        OpenSearchApi api = sinkApi;
        if (api != null) {
            api.close();
        }
        OpenSearchProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
