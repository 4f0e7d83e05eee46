package io.adledger.snapshot.store;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.MerkleFrontier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot is and has: all that is needed to read it, and to prove it by the ledger.
 *
 * @param createdAt when it was made, to the millisecond
 * @param position the last block that it takes in
 * @param blockHash the hash of that block
 * @param blockHashes the Merkle tree over the hashes of all blocks up to the position; its root is the ledger's digest
 * @param counts of its documents
 * @param redactions how far it follows what was redacted after its position
 * @param files in the order of the documents' ids
 * @param builtOn the snapshot that it was made from together with the journal after it; it needs it no more
 */
public record SnapshotManifest(
        SnapshotId id,
        Instant createdAt,
        BlockAddress position,
        Hash blockHash,
        MerkleFrontier blockHashes,
        Counts counts,
        HeededRedactions redactions,
        List<SnapshotFile> files,
        Optional<SnapshotId> builtOn) {

    /** The version of the form in which snapshots are written. */
    public static final int FORMAT_VERSION = 1;

    public SnapshotManifest {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        files = List.copyOf(files);
    }

    /**
     * What was redacted is not in the snapshot, up to a block.
     *
     * @param upTo the sequence number of that block, at or after the snapshot's position
     * @param documents how many documents were changed for it after the snapshot had been made
     */
    public record HeededRedactions(long upTo, long documents) {}

    /** The ledger's digest at the position. */
    public Digest digest() {
        return new Digest(blockHashes.root(), position);
    }

    /** The checksum of all files: the SHA-256 of their checksums, one after another. */
    public Hash sha256() {
        return Hash.sha256Of(files.stream().map(file -> file.sha256().toBytes()).toArray(byte[][]::new));
    }

    /** The size of all files. */
    public long bytes() {
        return files.stream().mapToLong(SnapshotFile::bytes).sum();
    }

    /** The same snapshot with a file in place of another, for some documents less what was redacted. */
    public SnapshotManifest with(SnapshotFile file, int index, Counts newCounts, long changedDocuments) {
        List<SnapshotFile> all = new ArrayList<>(files);
        all.set(index, file);
        return with(all, newCounts, new HeededRedactions(redactions.upTo(), redactions.documents() + changedDocuments));
    }

    /** The same snapshot, known to follow redactions up to this block. */
    public SnapshotManifest heededUpTo(long block) {
        return with(files, counts, new HeededRedactions(block, redactions.documents()));
    }

    private SnapshotManifest with(List<SnapshotFile> newFiles, Counts newCounts, HeededRedactions heeded) {
        return new SnapshotManifest(
                id, createdAt, position, blockHash, blockHashes, newCounts, heeded, newFiles, builtOn);
    }
}
