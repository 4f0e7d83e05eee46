package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.MERKLE;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.MerkleNodes;
import java.nio.ByteBuffer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The complete subtrees of the Merkle tree over the block hashes, as the views keep them. Thread-safe. */
final class StoredMerkleNodes implements MerkleNodes {

    private final ViewDatabase database;
    private final ReadOptions latest;

    StoredMerkleNodes(ViewDatabase database, ReadOptions latest) {
        this.database = database;
        this.latest = latest;
    }

    @Override
    public Hash node(int level, long index) {
        return database.get(MERKLE, latest, key(level, index))
                .map(Hash::of)
                .orElseThrow(() -> new ViewStoreException(
                        "the views lack node " + index + " of level " + level + " of the journal's Merkle tree"));
    }

    void put(WriteBatch batch, int level, long index, Hash hash) {
        try {
            batch.put(database.family(MERKLE), key(level, index), hash.toBytes());
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot apply a block to the views: " + e.getMessage(), e);
        }
    }

    private static byte[] key(int level, long index) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) level)
                .putLong(index)
                .array();
    }
}
