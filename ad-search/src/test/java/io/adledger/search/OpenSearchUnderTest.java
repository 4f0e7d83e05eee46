package io.adledger.search;

import io.adledger.opensearch.local.OpenSearchProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** One OpenSearch for all tests of this module, which each have an index of their own. It ends with the tests. */
final class OpenSearchUnderTest {

    private static final URI ENDPOINT = start();
    private static final OpenSearchApi API = OpenSearchApi.at(ENDPOINT);
    private static final AtomicInteger INDEXES = new AtomicInteger();

    private OpenSearchUnderTest() {}

    private static URI start() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "opensearch-under-test"));
            return OpenSearchProcess.start(0, Files.createTempDirectory(folder, "data"))
                    .endpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI endpoint() {
        return ENDPOINT;
    }

    static OpenSearchApi api() {
        return API;
    }

    /** A name that no other index and no other alias has. */
    static String newName() {
        return "test" + INDEXES.incrementAndGet();
    }
}
