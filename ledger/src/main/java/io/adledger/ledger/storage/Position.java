package io.adledger.ledger.storage;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.MerkleFrontier;
import io.adledger.ledger.journal.MerkleNodes;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the views have come: the last block applied to them, and the catalog after it.
 *
 * @param sequenceNo -1 before the first block
 * @param frontier of the Merkle tree over the hashes of all blocks so far; kept as its nodes
 */
record Position(long sequenceNo, Hash blockHash, Catalog catalog, MerkleFrontier frontier) {

    /** The form of the views in the store; views of another form are rebuilt. */
    static final int FORMAT = 3;

    static final Position BEFORE_ALL = new Position(-1, Hash.EMPTY, Catalog.EMPTY, MerkleFrontier.EMPTY);

    Position after(Block block, Catalog catalog, MerkleFrontier.Completed completed) {
        return new Position(
                block.sequenceNo(), block.blockHash(), catalog, frontier.append(block.blockHash(), completed));
    }

    byte[] toBytes() {
        IonStruct struct = ION.newEmptyStruct();
        struct.put("format").newInt(FORMAT);
        struct.put("sequenceNo").newInt(sequenceNo);
        struct.put("blockHash").newBlob(blockHash.toBytes());
        IonList tables = struct.put("tables").newEmptyList();
        for (Catalog.Entry entry : catalog.entries()) {
            IonStruct row = CatalogRow.of(entry.table());
            row.put("tableId").newString(entry.table().id());
            row.put("version").newInt(entry.version());
            tables.add(row);
        }
        return IonValues.portable(struct);
    }

    static Position from(byte[] bytes, MerkleNodes nodes) {
        IonStruct struct = IonValues.struct(bytes);
        int format = ((IonInt) struct.get("format")).intValue();
        if (format != FORMAT) {
            throw new OutdatedViewsException(format, FORMAT);
        }
        List<Catalog.Entry> tables = new ArrayList<>();
        for (IonValue element : (IonList) struct.get("tables")) {
            IonStruct row = (IonStruct) element;
            tables.add(new Catalog.Entry(
                    CatalogRow.table(((IonText) row.get("tableId")).stringValue(), row),
                    ((IonInt) row.get("version")).longValue()));
        }
        long sequenceNo = ((IonInt) struct.get("sequenceNo")).longValue();
        return new Position(
                sequenceNo,
                Hash.of(struct.get("blockHash")),
                Catalog.of(tables),
                MerkleFrontier.of(sequenceNo + 1, nodes));
    }
}
