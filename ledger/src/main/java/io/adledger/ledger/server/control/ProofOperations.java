package io.adledger.ledger.server.control;

import com.amazon.ion.IonException;
import com.amazon.ion.IonStruct;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.ConsistencyProof;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalProofs;
import io.adledger.ledger.journal.MalformedBlockException;
import io.adledger.ledger.journal.ProvenBlock;
import io.adledger.ledger.journal.ProvenRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Digests of a journal, and blocks and revisions with their proofs. */
final class ProofOperations {

    private static final int LONGEST_ADDRESS = 1_048_576;

    private final LedgerCatalog catalog;

    ProofOperations(LedgerCatalog catalog) {
        this.catalog = catalog;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "ledgers/{}/digest", (call, path) -> digest(path.getFirst())),
                Route.of("POST", "ledgers/{}/block", (call, path) -> block(path.getFirst(), Members.of(call.body()))),
                Route.of(
                        "POST",
                        "ledgers/{}/consistency",
                        (call, path) -> consistency(path.getFirst(), Members.of(call.body()))),
                Route.of(
                        "POST",
                        "ledgers/{}/revision",
                        (call, path) -> revision(path.getFirst(), Members.of(call.body()))));
    }

    private ObjectNode digest(String name) {
        Digest digest = proofs(name, proofs -> proofs.digest());
        ObjectNode json = Json.object().put("Digest", digest.hash().toBytes());
        return json.set("DigestTipAddress", Json.ion(digest.tip()::writeTo));
    }

    private ObjectNode block(String name, Members members) {
        BlockAddress address = address(members, "BlockAddress").orElseThrow(() -> Members.missing("BlockAddress"));
        Optional<BlockAddress> tip = address(members, "DigestTipAddress");
        ProvenBlock found = proofs(name, proofs -> proofs.block(address, tip));
        ObjectNode json = Json.object();
        json.set("Block", Json.ion(found.block()::writePublishedTo));
        found.proof().ifPresent(proof -> json.set("Proof", Json.ion(proof::writeTo)));
        return json;
    }

    /** An operation of ours. Its members are named as GetBlock's, so that a client which knows that one can call it. */
    private ObjectNode consistency(String name, Members members) {
        BlockAddress older = address(members, "BlockAddress").orElseThrow(() -> Members.missing("BlockAddress"));
        BlockAddress newer =
                address(members, "DigestTipAddress").orElseThrow(() -> Members.missing("DigestTipAddress"));
        ConsistencyProof proof = proofs(name, proofs -> proofs.consistency(older, newer));
        return Json.object().set("Proof", Json.ion(proof::writeTo));
    }

    private ObjectNode revision(String name, Members members) {
        BlockAddress address = address(members, "BlockAddress").orElseThrow(() -> Members.missing("BlockAddress"));
        String documentId = members.requiredText("DocumentId");
        if (!documentId.matches("[A-Za-z0-9]{22}")) {
            throw Fault.invalidParameter("DocumentId", "A document's id has 22 letters and digits");
        }
        Optional<BlockAddress> tip = address(members, "DigestTipAddress");
        ProvenRevision found = proofs(name, proofs -> proofs.revision(address, documentId, tip));
        ObjectNode json = Json.object();
        json.set("Revision", Json.ion(found.revision()::writeTo));
        found.proof().ifPresent(proof -> json.set("Proof", Json.ion(proof::writeTo)));
        return json;
    }

    private <T> T proofs(String name, Function<JournalProofs, T> action) {
        NewLedger.requireName("Name", name);
        return catalog.use(name, ledger -> action.apply(ledger.proofs()));
    }

    private static Optional<BlockAddress> address(Members members, String name) {
        return members.object(name).map(holder -> parse(name, holder.requiredText("IonText")));
    }

    private static BlockAddress parse(String name, String text) {
        try {
            if (text.length() <= LONGEST_ADDRESS && IonValues.ION.singleValue(text) instanceof IonStruct address) {
                return BlockAddress.from(address);
            }
        } catch (IonException | MalformedBlockException e) {
            // Told below, with what else is no address.
        }
        throw Fault.invalidParameter(name, name + " is not an address: {strandId: \"…\", sequenceNo: …}");
    }
}
