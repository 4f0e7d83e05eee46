package io.adledger.ledger.server.control;

import com.amazon.ion.IonException;
import com.amazon.ion.IonStruct;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.MalformedBlockException;
import io.adledger.ledger.transaction.Ledger;
import java.util.ArrayList;
import java.util.List;

/** Replicas take the blocks of their source. Operations of ours. */
final class ReplicaOperations {

    private static final String BLOCKS = "Blocks";

    private final LedgerCatalog catalog;

    ReplicaOperations(LedgerCatalog catalog) {
        this.catalog = catalog;
    }

    List<Route> routes() {
        return List.of(Route.of(
                "POST", "ledgers/{}/follow", (call, path) -> follow(path.getFirst(), Members.of(call.body()))));
    }

    /** Takes the next blocks, if there are any, and tells where the ledger stands. */
    private ObjectNode follow(String name, Members members) {
        NewLedger.requireName("Name", name);
        List<Block> blocks = blocks(members);
        return catalog.use(name, ledger -> {
            if (!blocks.isEmpty()) {
                take(ledger, blocks);
            }
            return standing(ledger);
        });
    }

    private static List<Block> blocks(Members members) {
        List<Block> blocks = new ArrayList<>();
        for (Members block : members.objects(BLOCKS)) {
            try {
                blocks.add(Block.from((IonStruct) IonValues.ION.singleValue(block.requiredBytes("IonBinary"))));
            } catch (IonException | ClassCastException | MalformedBlockException e) {
                throw Fault.invalidParameter(
                        BLOCKS, "Element " + blocks.size() + " of " + BLOCKS + " is no block: " + e.getMessage());
            }
        }
        return blocks;
    }

    /** Nothing is believed of blocks that their hashes do not prove, and nothing is taken that does not follow. */
    private static void take(Ledger ledger, List<Block> blocks) {
        if (!ledger.isReplica()) {
            throw Fault.preconditionNotMet("Ledger", ledger.name(), "The ledger " + ledger.name() + " is no replica");
        }
        ChainVerifier verifier = ChainVerifier.after(ledger.journal().tip());
        try {
            blocks.forEach(verifier::accept);
        } catch (BrokenChainException e) {
            throw Fault.invalidParameter(BLOCKS, String.valueOf(e.getMessage()));
        }
        ledger.follow(blocks);
    }

    private static ObjectNode standing(Ledger ledger) {
        ObjectNode standing = Json.object().put("Name", ledger.name()).put("Follows", ledger.isReplica());
        ledger.journal().tip().ifPresent(tip -> standing.set("Tip", tip(tip)));
        return standing;
    }

    private static ObjectNode tip(JournalTip tip) {
        ObjectNode json = Json.object()
                .put("BlockHash", tip.blockHash().toBytes())
                .put("BlockTimestamp", tip.blockTimestamp().toString());
        return json.set("BlockAddress", Json.ion(tip.blockAddress()::writeTo));
    }
}
