package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerDescription;
import io.adledger.ledger.stream.JournalStreams;
import io.adledger.ledger.tags.Tags;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ledgers, tables and streams are tagged, by their ARN. */
final class TagOperations {

    private static final int MOST_KEYS = 200;
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:qldb:[^:]*:[^:]*:.+");
    private static final Pattern TABLE = Pattern.compile("(arn:[^/]*:ledger/[^/]+)/table/([^/]+)");
    private static final Pattern STREAM = Pattern.compile("(arn:[^/]*):stream/([^/]+)/([^/]+)");

    private final LedgerCatalog catalog;
    private final LedgerJobs<JournalStreams> streams;

    TagOperations(LedgerCatalog catalog, LedgerJobs<JournalStreams> streams) {
        this.catalog = catalog;
        this.streams = streams;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "tags/**", (call, path) -> list(path.getFirst())),
                Route.of("POST", "tags/**", (call, path) -> tag(path.getFirst(), Members.of(call.body()))),
                Route.of("DELETE", "tags/**", (call, path) -> untag(path.getFirst(), call)));
    }

    /** Something that has tags. */
    private sealed interface Resource {

        /** A ledger. */
        record OfLedger(LedgerDescription ledger) implements Resource {}

        /**
         * A part of a ledger.
         *
         * @param key {@code table/ID} or {@code stream/ID}
         * @param original the tags that it was created with
         */
        record Part(LedgerDescription ledger, String key, Tags original) implements Resource {}
    }

    private ObjectNode list(String arn) {
        Tags tags =
                switch (resource(arn)) {
                    case Resource.OfLedger(LedgerDescription ledger) -> ledger.tags();
                    case Resource.Part(LedgerDescription ledger, String key, Tags original) ->
                        ledger.resourceTags().getOrDefault(key, original);
                };
        ObjectNode json = Json.object();
        ObjectNode values = json.putObject("Tags");
        tags.values().forEach(values::put);
        return json;
    }

    private ObjectNode tag(String arn, Members members) {
        Tags tags = members.tags().orElseThrow(() -> Members.missing("Tags"));
        switch (resource(arn)) {
            case Resource.OfLedger(LedgerDescription ledger) -> catalog.tag(ledger.name(), tags);
            case Resource.Part part -> change(part, before -> before.with(tags));
        }
        return Json.object();
    }

    private ObjectNode untag(String arn, Call call) {
        List<String> keys = call.query("tagKeys");
        if (keys.isEmpty()) {
            throw Members.missing("TagKeys");
        }
        if (keys.size() > MOST_KEYS) {
            throw Fault.invalidParameter("TagKeys", "At most " + MOST_KEYS + " keys can be removed at once");
        }
        switch (resource(arn)) {
            case Resource.OfLedger(LedgerDescription ledger) -> catalog.untag(ledger.name(), keys);
            case Resource.Part part -> change(part, before -> before.without(keys));
        }
        return Json.object();
    }

    private void change(Resource.Part part, UnaryOperator<Tags> change) {
        catalog.retag(part.ledger().name(), part.key(), part.original(), change);
    }

    private Resource resource(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw Fault.invalidParameter("ResourceArn", "ResourceArn is not the ARN of a resource of QLDB");
        }
        Matcher table = TABLE.matcher(arn);
        if (table.matches()) {
            return table(ledger(table.group(1), "Table", arn), table.group(2), arn);
        }
        Matcher stream = STREAM.matcher(arn);
        if (stream.matches()) {
            String ledgerArn = stream.group(1) + ":ledger/" + stream.group(2);
            return stream(ledger(ledgerArn, "JournalKinesisStream", arn), stream.group(3), arn);
        }
        return new Resource.OfLedger(ledger(arn, "Ledger", arn));
    }

    private Resource table(LedgerDescription ledger, String tableId, String arn) {
        Tags original = catalog.use(ledger.name(), open -> open.originalTagsOfTable(tableId))
                .orElseThrow(() -> Fault.notFound("Table", arn));
        return new Resource.Part(ledger, "table/" + tableId, original);
    }

    private Resource stream(LedgerDescription ledger, String streamId, String arn) {
        if (streams.of(ledger.name()).find(streamId).isEmpty()) {
            throw Fault.notFound("JournalKinesisStream", arn);
        }
        return new Resource.Part(ledger, "stream/" + streamId, Tags.NONE);
    }

    private LedgerDescription ledger(String ledgerArn, String type, String arn) {
        return catalog.list().stream()
                .filter(ledger -> ledger.arn().equals(ledgerArn))
                .findFirst()
                .orElseThrow(() -> Fault.notFound(type, arn));
    }
}
