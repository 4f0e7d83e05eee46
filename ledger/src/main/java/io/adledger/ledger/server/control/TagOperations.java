package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerDescription;
import java.util.List;

/** Resources are tagged, by their ARN. */
final class TagOperations {

    private static final int MOST_KEYS = 200;

    private final LedgerCatalog catalog;

    TagOperations(LedgerCatalog catalog) {
        this.catalog = catalog;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "tags/**", (call, path) -> list(path.getFirst())),
                Route.of("POST", "tags/**", (call, path) -> tag(path.getFirst(), Members.of(call.body()))),
                Route.of("DELETE", "tags/**", (call, path) -> untag(path.getFirst(), call)));
    }

    private ObjectNode list(String arn) {
        ObjectNode json = Json.object();
        ObjectNode tags = json.putObject("Tags");
        ledger(arn).tags().values().forEach(tags::put);
        return json;
    }

    private ObjectNode tag(String arn, Members members) {
        LedgerDescription ledger = ledger(arn);
        catalog.tag(ledger.name(), members.tags().orElseThrow(() -> Members.missing("Tags")));
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
        catalog.untag(ledger(arn).name(), keys);
        return Json.object();
    }

    private LedgerDescription ledger(String arn) {
        if (!arn.matches("arn:[^:]*:qldb:[^:]*:[^:]*:.+")) {
            throw Fault.invalidParameter("ResourceArn", "ResourceArn is not the ARN of a resource of QLDB");
        }
        return catalog.list().stream()
                .filter(ledger -> ledger.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> Fault.notFound("Ledger", arn));
    }
}
