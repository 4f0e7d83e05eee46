package io.adledger.local.stack;

import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.stream.search.SearchSink;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** OpenSearch with the index of ads. */
final class OpenSearchPart implements Part {

    private final URI endpoint;
    private final KeptAlive<OpenSearchProcess> process;
    private final List<OpenSearchApi> sinkApis = new CopyOnWriteArrayList<>();

    OpenSearchPart(int port, Path folder) {
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.process =
                new KeptAlive<>("OpenSearch", () -> OpenSearchProcess.start(port, folder), OpenSearchProcess::onExit);
    }

    /** The stream's sink into the index that searches read; what it holds is given back with this part. */
    Sink sink() {
        return sink(AdIndex.DEFAULT_ALIAS);
    }

    /** A sink into an index; what it holds is given back with this part. */
    Sink sink(String index) {
        OpenSearchApi api = OpenSearchApi.at(endpoint);
        sinkApis.add(api);
        return new SearchSink(new AdIndex(api, index));
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
        sinkApis.forEach(OpenSearchApi::close);
        process.close();
    }
}
