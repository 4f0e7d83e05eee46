package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerDescription;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.catalog.PermissionsMode;
import io.adledger.ledger.tags.Tags;
import java.util.List;
import java.util.Optional;

/** Ledgers are created, described, listed, updated and deleted. */
final class LedgerOperations {

    /** What QLDB calls the key of a ledger that has none of its customer's. */
    private static final String OWNED_KEY = "AWS_OWNED_KMS_KEY";

    private final LedgerCatalog catalog;

    LedgerOperations(LedgerCatalog catalog) {
        this.catalog = catalog;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "ledgers", (call, path) -> create(Members.of(call.body()))),
                Route.of("GET", "ledgers", (call, path) -> list(call)),
                Route.of("GET", "ledgers/{}", (call, path) -> describe(path.getFirst())),
                Route.of("PATCH", "ledgers/{}", (call, path) -> update(path.getFirst(), Members.of(call.body()))),
                Route.of(
                        "PATCH",
                        "ledgers/{}/permissions-mode",
                        (call, path) -> permit(path.getFirst(), Members.of(call.body()))),
                Route.of("DELETE", "ledgers/{}", (call, path) -> delete(path.getFirst())),
                Route.of("POST", "ledgers/{}/reopen", (call, path) -> reopen(path.getFirst())),
                Route.of("POST", "ledgers/{}/promote", (call, path) -> promote(path.getFirst())));
    }

    private ObjectNode create(Members members) {
        requireOwnedKey(members);
        LedgerDescription ledger = catalog.create(new NewLedger(
                members.requiredText("Name"),
                members.requiredChoice("PermissionsMode", PermissionsMode.class),
                members.flag("DeletionProtection").orElse(true),
                members.tags().orElse(Tags.NONE)));
        return protection(ledger)
                .put("PermissionsMode", ledger.permissionsMode().name());
    }

    /** Keys of KMS are none of ours: a ledger that was to be encrypted with one must not be silently without. */
    private static void requireOwnedKey(Members members) {
        Optional<String> key = members.text("KmsKey").filter(named -> !named.equals(OWNED_KEY));
        if (key.isPresent()) {
            throw Fault.invalidParameter("KmsKey", "Only " + OWNED_KEY + " is supported");
        }
    }

    private ObjectNode list(Call call) {
        Pagination.Page<LedgerDescription> page = Pagination.of(catalog.list(), LedgerDescription::name, call);
        ObjectNode json = Json.object();
        ArrayNode ledgers = json.putArray("Ledgers");
        page.items()
                .forEach(ledger -> ledgers.add(Json.object()
                        .put("Name", ledger.name())
                        .put("State", ledger.state().name())
                        .put("CreationDateTime", Json.time(ledger.createdAt()))));
        page.nextToken().ifPresent(token -> json.put("NextToken", token));
        return json;
    }

    private ObjectNode describe(String name) {
        NewLedger.requireName("Name", name);
        LedgerDescription ledger =
                catalog.find(name).orElseThrow(() -> new LedgerRefusedException(Reason.NOT_FOUND, name));
        return encryption(protection(ledger)
                .put("PermissionsMode", ledger.permissionsMode().name()));
    }

    private ObjectNode update(String name, Members members) {
        NewLedger.requireName("Name", name);
        requireOwnedKey(members);
        LedgerDescription ledger = members.flag("DeletionProtection")
                .map(on -> catalog.protect(name, on))
                .or(() -> catalog.find(name))
                .orElseThrow(() -> new LedgerRefusedException(Reason.NOT_FOUND, name));
        return encryption(protection(ledger));
    }

    private ObjectNode permit(String name, Members members) {
        NewLedger.requireName("Name", name);
        LedgerDescription ledger =
                catalog.permit(name, members.requiredChoice("PermissionsMode", PermissionsMode.class));
        return Json.object()
                .put("Name", ledger.name())
                .put("Arn", ledger.arn())
                .put("PermissionsMode", ledger.permissionsMode().name());
    }

    private ObjectNode delete(String name) {
        NewLedger.requireName("Name", name);
        catalog.delete(name);
        return Json.object();
    }

    /** An operation of ours. */
    private ObjectNode reopen(String name) {
        NewLedger.requireName("Name", name);
        return Json.object().put("Name", name).put("Reopened", catalog.reopen(name));
    }

    /** An operation of ours. */
    private ObjectNode promote(String name) {
        NewLedger.requireName("Name", name);
        return Json.object().put("Name", name).put("Promoted", catalog.promote(name));
    }

    private static ObjectNode protection(LedgerDescription ledger) {
        return Json.object()
                .put("Name", ledger.name())
                .put("Arn", ledger.arn())
                .put("State", ledger.state().name())
                .put("CreationDateTime", Json.time(ledger.createdAt()))
                .put("DeletionProtection", ledger.deletionProtection());
    }

    private static ObjectNode encryption(ObjectNode ledger) {
        return ledger.set(
                "EncryptionDescription",
                Json.object().put("KmsKeyArn", OWNED_KEY).put("EncryptionStatus", "ENABLED"));
    }
}
