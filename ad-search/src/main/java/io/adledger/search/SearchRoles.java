package io.adledger.search;

import java.util.List;
import java.util.Map;

/**
 * What two kinds of clients may do in a domain of Amazon OpenSearch Service with fine-grained access control: write ads, and search
 * them. Thread-safe.
 *
 * @see <a href="https://docs.opensearch.org/latest/security/access-control/api/">The security plugin's API</a>
 */
public final class SearchRoles {

    private static final String SECURITY = "/_plugins/_security/api/";

    /** The alias, and the indexes that are behind it one after another. */
    private static final List<String> INDEXES = List.of(AdIndex.DEFAULT_ALIAS, AdIndex.DEFAULT_ALIAS + "-*");

    private final OpenSearchApi api;

    /** The roles of a domain, as someone who may change them. */
    public SearchRoles(OpenSearchApi api) {
        this.api = api;
    }

    /**
     * Lets a writer and a searcher in, and nobody else of their kinds.
     *
     * @param writerArn the ARN of the IAM role of who writes
     * @param searcherArn that of who searches
     * @throws SearchUnavailableException if that may succeed later
     */
    public void grant(String writerArn, String searcherArn) {
        // Neither may make an index: one that is made by the way has no mapping.
        role(
                "ads-writer",
                Map.of(
                        "cluster_permissions", List.of("indices:data/write/bulk"),
                        "index_permissions", onAds("indices:data/write/bulk*", "indices:data/write/index")),
                writerArn);
        role(
                "ads-searcher",
                Map.of(
                        "index_permissions",
                        onAds(
                                "indices:data/read/search*",
                                "indices:data/read/point_in_time/create",
                                "indices:data/read/point_in_time/delete")),
                searcherArn);
    }

    private static List<Object> onAds(String... actions) {
        return List.of(Map.of("index_patterns", INDEXES, "allowed_actions", List.of(actions)));
    }

    private void role(String name, Map<String, Object> rights, String arn) {
        api.call("PUT", SECURITY + "roles/" + name, Map.of(), rights);
        api.call("PUT", SECURITY + "rolesmapping/" + name, Map.of(), Map.of("backend_roles", List.of(arn)));
    }
}
