package io.adledger.bench.journal;

import io.adledger.bench.measure.Sample;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.StoredBlock;
import io.adledger.snapshot.fold.AdBlocks;
import io.adledger.snapshot.fold.AdDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is done with a whole journal, by the code that snapshots, replays and {@code ./ads ledger verify} use. */
final class JournalReading {

    private static final double MEGABYTE = 1e6;
    private static final int SAMPLED_BLOCKS = 10_000;

    private final JournalStore journal;
    private final List<byte[]> storedBlocks;
    private final long bytes;
    private byte[] lastHash = {};

    JournalReading(JournalStore journal) {
        this.journal = journal;
        try (Stream<Block> blocks = journal.read(0)) {
            this.bytes = blocks.mapToLong(block -> StoredBlock.of(block).length).sum();
        }
        try (Stream<Block> blocks = journal.read(0)) {
            this.storedBlocks =
                    blocks.limit(SAMPLED_BLOCKS).map(StoredBlock::of).toList();
        }
    }

    /** What every document has come to; an operation is an event. */
    Sample fold() {
        long begun = System.nanoTime();
        Map<String, AdDocument> documents = documents();
        long events = documents.values().stream()
                .mapToLong(document -> document.version() + 1)
                .sum();
        return Sample.of((double) events, (System.nanoTime() - begun) / 1e9);
    }

    /** What every document has come to, by its id. */
    Map<String, AdDocument> documents() {
        Map<String, AdDocument> documents = new HashMap<>();
        try (Stream<Block> blocks = journal.read(0)) {
            blocks.forEach(block -> AdBlocks.documents(block)
                    .forEach(document -> documents.merge(
                            document.documentId(), document, (earlier, later) -> later.after(earlier))));
        }
        return documents;
    }

    /** All hashes of the journal; an operation is a megabyte of it as it is stored. */
    Sample verify() {
        long begun = System.nanoTime();
        long unused = ChainVerifier.verify(journal);
        return Sample.of(bytes / MEGABYTE, (System.nanoTime() - begun) / 1e9);
    }

    /** SHA-256 over as many bytes of the same blocks, from memory; an operation is a megabyte. */
    Sample sha256() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long begun = System.nanoTime();
        long hashed = 0;
        for (int i = 0; hashed < bytes; i = (i + 1) % storedBlocks.size()) {
            byte[] block = storedBlocks.get(i);
            lastHash = digest.digest(block);
            hashed += block.length;
        }
        return Sample.of(hashed / MEGABYTE, (System.nanoTime() - begun) / 1e9);
    }

    /** The hash that was computed last: so that the compiler cannot leave it out. */
    byte[] lastHash() {
        return lastHash;
    }
}
