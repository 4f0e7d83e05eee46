package io.adledger.snapshot.fold;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest state of every ad's document in a journal, up to a block, in a folder. What it has come to is kept together
 * with how far it has come, so that a process which is killed at any moment leaves a fold that goes on. One writer; reads
 * from any thread.
 */
public final class Fold implements AutoCloseable {

    private static final String NEXT_BLOCK = "next block";
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

    /** The first block that it has not taken in. */
    public long nextBlock() {
        return files.note(NEXT_BLOCK).map(Long::parseLong).orElse(0L);
    }

    /**
     * Takes in the blocks that it has not, up to one.
     *
     * @param last the sequence number of that block
     * @param progress told the next block, every now and then
     * @throws io.adledger.ad.NotAnAdException if there is a document among the ads that is none
     */
    public void follow(JournalStore journal, long last, LongConsumer progress) {
        long next = nextBlock();
        long written = next;
        try (Stream<Block> blocks = journal.read(next)) {
            for (Block block : (Iterable<Block>) blocks.takeWhile(block -> block.sequenceNo() <= last)::iterator) {
                add(block);
                next = block.sequenceNo() + 1;
                if (unwritten.size() >= MOST_DOCUMENTS || next - written >= MOST_BLOCKS) {
                    write(next);
                    written = next;
                    progress.accept(next);
                }
            }
        }
        write(next);
        progress.accept(next);
    }

    /** Erases what was redacted after this fold's last block: for a fold that began with what was kept elsewhere. */
    public void heedLaterRedactions(JournalStore journal) {
        long next = nextBlock();
        try (Stream<Block> blocks = journal.read(next)) {
            blocks.forEach(this::erase);
        }
        write(next);
    }

    /**
     * Begins with documents as they were with a block, in place of the journal up to it.
     *
     * @param documents all of them, however often this is begun
     */
    public void beginWith(Stream<AdDocument> documents, long block, LongConsumer progress) {
        long done = 0;
        for (AdDocument document : (Iterable<AdDocument>) documents::iterator) {
            put(document);
            done++;
            if (unwritten.size() >= MOST_DOCUMENTS) {
                write(0);
                progress.accept(done);
            }
        }
        write(block + 1);
    }

    private void add(Block block) {
        for (AdDocument document : AdBlocks.documents(block)) {
            put(known(document.documentId()).map(document::after).orElse(document));
        }
        erase(block);
    }

    private void erase(Block block) {
        if (block.redactionInfo() == null) {
            return;
        }
        List<RedactedRevision> redacted = block.redactionInfo().revisions();
        for (RedactedRevision revision : redacted) {
            known(revision.documentId())
                    .filter(document -> document.version() == revision.version())
                    .map(AdDocument::erased)
                    .ifPresent(this::put);
        }
    }

    private void put(AdDocument document) {
        if (wanted.test(document)) {
            unwritten.put(document.documentId(), document);
        }
    }

    private Optional<AdDocument> known(String documentId) {
        AdDocument pending = unwritten.get(documentId);
        return pending != null ? Optional.of(pending) : files.document(documentId);
    }

    private void write(long next) {
        files.write(unwritten.values(), NEXT_BLOCK, Long.toString(next));
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
        files.write(List.of(), name, value);
    }

    @Override
    public void close() {
        files.close();
    }
}
