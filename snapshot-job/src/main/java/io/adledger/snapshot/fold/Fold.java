package io.adledger.snapshot.fold;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.MerkleFrontier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest state of every ad's document in a journal, up to a block, in a folder. What it has come to is kept together
 * with how far it has come, so that a process which is killed at any moment leaves a fold that goes on. One writer; reads
 * from any thread.
 */
public final class Fold implements AutoCloseable {

    private static final int MOST_DOCUMENTS = 1_000;
    private static final int MOST_BLOCKS = 2_000;

    private final FoldFiles files;
    private final Predicate<AdDocument> wanted;
    private final Map<String, AdDocument> unwritten = new HashMap<>();

    private Fold(FoldFiles files, Predicate<AdDocument> wanted) {
        this.files = files;
        this.wanted = wanted;
    }

    /**
     * The fold in a folder, which need not be there yet.
     *
     * @throws FoldException if it cannot be opened; another process may have it
     */
    public static Fold open(Path folder) {
        return new Fold(FoldFiles.open(folder), document -> true);
    }

    /** The fold of one ad. */
    public static Fold ofAd(String adId, Path folder) {
        return new Fold(FoldFiles.open(folder), document -> document.owner()
                .filter(owner -> owner.adId().equals(adId))
                .isPresent());
    }

    /** The fold of some documents, also of those that nothing is left of that says which ad they were. */
    public static Fold ofDocuments(Set<String> documentIds, Path folder) {
        return new Fold(FoldFiles.open(folder), document -> documentIds.contains(document.documentId()));
    }

    /** The first block that it has not taken in. */
    public long nextBlock() {
        return FoldPosition.in(files).nextBlock();
    }

    /** The Merkle tree over the hashes of all blocks before {@link #nextBlock}: its root is the ledger's digest there. */
    public MerkleFrontier blockHashes() {
        return FoldPosition.in(files).tree();
    }

    /**
     * Takes in the blocks that it has not, up to one.
     *
     * @param last the sequence number of that block
     * @param progress told the next block, every now and then
     */
    public void follow(JournalReader journal, long last, LongConsumer progress) {
        FoldPosition position = FoldPosition.in(files);
        long written = position.nextBlock();
        if (written == 0) {
            files.clear();
        }
        try (Stream<Block> blocks = journal.read(written)) {
            for (Block block : (Iterable<Block>) blocks.takeWhile(block -> block.sequenceNo() <= last)::iterator) {
                add(block);
                position = position.next(block.blockHash());
                if (unwritten.size() >= MOST_DOCUMENTS || position.nextBlock() - written >= MOST_BLOCKS) {
                    write(position);
                    written = position.nextBlock();
                    progress.accept(written);
                }
            }
        }
        write(position);
        progress.accept(position.nextBlock());
    }

    /**
     * Erases what was redacted by blocks that this fold does not take in: it has then nothing that the journal has not any
     * more. Harmless when repeated.
     */
    public void heed(Redactions redactions) {
        for (String documentId : redactions.documentIds()) {
            known(documentId).map(redactions::applyTo).ifPresent(this::put);
            if (unwritten.size() >= MOST_DOCUMENTS) {
                write(FoldPosition.in(files));
            }
        }
        write(FoldPosition.in(files));
    }

    /**
     * Begins with documents as they were with a block, in place of the journal up to it and of all that is here. Broken off,
     * it has not begun.
     *
     * @param documents all of them
     * @param blockHashes the Merkle tree over the hashes of the blocks up to that one
     * @param progress told how many documents, every now and then
     */
    public void beginWith(Stream<AdDocument> documents, MerkleFrontier blockHashes, LongConsumer progress) {
        FoldPosition notYet = FoldPosition.after(MerkleFrontier.EMPTY);
        write(notYet);
        files.clear();
        long done = 0;
        for (AdDocument document : (Iterable<AdDocument>) documents::iterator) {
            put(document);
            done++;
            if (unwritten.size() >= MOST_DOCUMENTS) {
                write(notYet);
                progress.accept(done);
            }
        }
        write(FoldPosition.after(blockHashes));
        progress.accept(done);
    }

    private void add(Block block) {
        for (AdDocument document : AdBlocks.documents(block)) {
            put(known(document.documentId()).map(document::after).orElse(document));
        }
        Redactions redactions = Redactions.of(block);
        for (String documentId : redactions.documentIds()) {
            known(documentId).map(redactions::applyTo).ifPresent(this::put);
        }
    }

    private void put(AdDocument document) {
        // Of an ad that is all erased it is not known any more whose it was; what is here of it has to go all the same.
        if (wanted.test(document) || known(document.documentId()).isPresent()) {
            unwritten.put(document.documentId(), document);
        }
    }

    private Optional<AdDocument> known(String documentId) {
        AdDocument pending = unwritten.get(documentId);
        return pending != null ? Optional.of(pending) : files.document(documentId);
    }

    private void write(FoldPosition position) {
        files.write(unwritten.values(), position.notes());
        unwritten.clear();
    }

    /** What a document has come to. */
    public Optional<AdDocument> document(String documentId) {
        return files.document(documentId);
    }

    /** All documents, in the order of their ids. To be closed after use, and before the fold is. */
    public Stream<AdDocument> documents() {
        return files.documentsAfter("");
    }

    /** About how many documents there are. */
    public long estimatedDocuments() {
        return files.estimatedEntries();
    }

    /** The documents whose ids come after one. To be closed after use, and before the fold is. */
    public Stream<AdDocument> documentsAfter(String documentId) {
        return files.documentsAfter(documentId);
    }

    /** Something that was noted beside the fold. */
    public Optional<String> note(String name) {
        return files.note(name);
    }

    /** Keeps a note beside the fold, as long as the fold. */
    public void note(String name, String value) {
        note(Map.of(name, value));
    }

    /** Keeps notes beside the fold, all or none. */
    public void note(Map<String, String> notes) {
        files.write(List.of(), notes);
    }

    /** Keeps notes beside the fold: all of them or none. */
    public void notes(Map<String, String> values) {
        files.write(List.of(), values);
    }

    @Override
    public void close() {
        files.close();
    }
}
