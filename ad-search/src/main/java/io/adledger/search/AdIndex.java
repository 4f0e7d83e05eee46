package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.state.AdChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The index of ads, to be written. Readers and writers name its alias; the index behind it can be exchanged. Of the changes of
 * a document, in whatever order and however often they come, the one with the highest version is what stays. Thread-safe.
 */
public final class AdIndex {

    /** The alias that everybody uses unless told otherwise. */
    public static final String DEFAULT_ALIAS = "ads";

    /** What the index quotes of a value that it refuses; errors end up in logs, where nothing of an ad belongs. */
    private static final Pattern PREVIEW = Pattern.compile("(?s)\\.? Preview of field's value:.*");

    private static final String EXISTS = "resource_already_exists_exception";

    private final OpenSearchApi api;
    private final String name;

    /**
     * An index.
     *
     * @param name of it, or of its alias
     */
    public AdIndex(OpenSearchApi api, String name) {
        this.api = api;
        this.name = name;
    }

    /** The name of it, or of its alias. */
    public String name() {
        return name;
    }

    /** What became of a change. */
    public enum Outcome {
        /** It is in the index, or something newer is. */
        DONE,
        /** It may be taken later. */
        LATER,
        /** It is refused for good. */
        NEVER
    }

    /**
     * The outcome of a change.
     *
     * @param error why it was not taken
     */
    public record Result(Outcome outcome, Optional<String> error) {

        private static final Result DONE = new Result(Outcome.DONE, Optional.empty());
    }

    /**
     * Makes the first index and this alias of it, unless there is an alias or an index of this name.
     *
     * @throws SearchUnavailableException if that may succeed later
     */
    public void ensure() {
        if (!exists()) {
            create(name + "-000001", Map.of("aliases", Map.of(name, Map.of("is_write_index", true))));
        }
    }

    /** Makes an index of another name, with the same mapping and no alias, unless it is there. */
    public AdIndex beside(String otherName) {
        create(otherName, Map.of());
        return new AdIndex(api, otherName);
    }

    private void create(String index, Map<String, Object> more) {
        ObjectNode definition = definition();
        more.forEach((key, value) -> definition.set(key, OpenSearchApi.JSON.valueToTree(value)));
        try {
            api.call("PUT", "/" + index, Map.of(), definition);
        } catch (SearchRefusedException e) {
            if (!e.type().equals(EXISTS)) {
                throw e;
            }
        }
    }

    private static ObjectNode definition() {
        try (InputStream json = Objects.requireNonNull(AdIndex.class.getResourceAsStream("ads-index.json"))) {
            return (ObjectNode) OpenSearchApi.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this alias stands for another index, for readers and writers at once; none of them notices. */
    public void switchTo(String otherIndex) {
        api.call(
                "POST",
                "/_aliases",
                Map.of(),
                Map.of(
                        "actions",
                        List.of(
                                Map.of("remove", Map.of("index", "*", "alias", name)),
                                Map.of("add", Map.of("index", otherIndex, "alias", name, "is_write_index", true)))));
    }

    /** Whether there is an index, or an alias, of this name. */
    public boolean exists() {
        return api.exists("/" + name);
    }

    /** The name of the index itself: of the one that the alias stands for, if it is an alias. */
    public String index() {
        return api.get("/" + name).fieldNames().next();
    }

    /** Makes everything that was applied visible to searches now; it would be so in a moment anyway. */
    public void refresh() {
        api.call("POST", "/" + name + "/_refresh", Map.of(), Map.of());
    }

    /**
     * Applies changes, of different documents.
     *
     * @return a result for each, in their order
     * @throws SearchUnavailableException if none was taken, and trying again later may help
     * @throws SearchRefusedException if none was, and it will not
     */
    public List<Result> apply(List<AdChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (AdChange change : changes) {
            lines.add(action(change));
            lines.add(AdDocument.of(change).toString());
        }
        List<Result> results = new ArrayList<>();
        for (JsonNode item : api.lines("POST", "/_bulk", lines).path("items")) {
            results.add(result(item.path("index")));
        }
        return results;
    }

    private String action(AdChange change) {
        ObjectNode action = OpenSearchApi.JSON.createObjectNode();
        action.putObject("index")
                .put("_index", name)
                .put("_id", change.documentId())
                // Versions of ads begin with 0, which OpenSearch takes for none.
                .put("version", change.version() + 1)
                .put("version_type", "external");
        return action.toString();
    }

    private static Result result(JsonNode item) {
        int status = item.path("status").asInt();
        if (status < 300 || status == 409) {
            return Result.DONE;
        }
        String error = status + " " + item.path("error").path("type").asText() + ": "
                + PREVIEW.matcher(item.path("error").path("reason").asText()).replaceFirst("");
        // An index that is missing is being made, or made again.
        boolean later = OpenSearchApi.mayPass(status) || status == 404;
        return new Result(later ? Outcome.LATER : Outcome.NEVER, Optional.of(error));
    }
}
