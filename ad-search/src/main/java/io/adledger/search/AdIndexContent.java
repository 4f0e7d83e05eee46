package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.state.AdChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What an index of ads holds, document by document, for those who compare it with the ledger. Thread-safe. */
public final class AdIndexContent {

    private static final int PAGE = 1_000;
    private static final String KEPT_FOR = "1m";

    private final OpenSearchApi api;
    private final String name;

    /** The content of an index. */
    public AdIndexContent(OpenSearchApi api, String name) {
        this.api = api;
        this.name = name;
    }

    /**
     * A document of the index.
     *
     * @param documentId of the ad's document in the ledger
     * @param content as JSON: of an ad all of it, of what was deleted its version
     */
    public record Document(String documentId, long version, String content) {

        private static Document of(String documentId, JsonNode json) {
            // What else is kept of a deleted ad depends on what was known when it was deleted.
            String content = json.path("deleted").asBoolean() ? "deleted" : json.toString();
            return new Document(documentId, json.path("version").asLong(), content);
        }
    }

    /** The document that a change makes. */
    public static Document of(AdChange change) {
        return Document.of(change.documentId(), AdDocument.of(change));
    }

    /** A document, as it was applied last, whether searches see it already or not. */
    public Optional<Document> find(String documentId) {
        JsonNode found = api.call("POST", "/" + name + "/_mget", Map.of(), Map.of("ids", List.of(documentId)))
                .path("docs")
                .path(0);
        return found.path("found").asBoolean()
                ? Optional.of(Document.of(documentId, found.path("_source")))
                : Optional.empty();
    }

    /** Reads every document that searches see. */
    public void read(Consumer<Document> reader) {
        JsonNode page = api.call(
                "POST",
                "/" + name + "/_search",
                Map.of("scroll", KEPT_FOR),
                Map.of("size", PAGE, "sort", List.of("_doc")));
        while (!page.path("hits").path("hits").isEmpty()) {
            page.path("hits")
                    .path("hits")
                    .forEach(hit -> reader.accept(Document.of(hit.path("_id").asText(), hit.path("_source"))));
            page = api.call(
                    "POST",
                    "/_search/scroll",
                    Map.of(),
                    Map.of(
                            "scroll",
                            KEPT_FOR,
                            "scroll_id",
                            page.path("_scroll_id").asText()));
        }
        api.call(
                "DELETE",
                "/_search/scroll",
                Map.of(),
                Map.of("scroll_id", List.of(page.path("_scroll_id").asText())));
    }
}
