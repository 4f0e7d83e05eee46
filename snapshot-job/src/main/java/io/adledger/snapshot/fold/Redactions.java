package io.adledger.snapshot.fold;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which revisions of which documents some blocks of a journal redact. Immutable, thread-safe. */
public final class Redactions {

    private static final Redactions NONE = new Redactions(Map.of());

    private final Map<String, Set<Long>> versions;

    private Redactions(Map<String, Set<Long>> versions) {
        this.versions = versions;
    }

    static Redactions of(Block block) {
        return block.redactionInfo() == null ? NONE : of(Stream.of(block));
    }

    /**
     * What is redacted by the blocks from one to the journal's end.
     *
     * @param from the sequence number of the first of them
     */
    public static Redactions from(long from, JournalReader journal) {
        try (Stream<Block> blocks = journal.read(from)) {
            return of(blocks);
        }
    }

    private static Redactions of(Stream<Block> blocks) {
        Map<String, Set<Long>> versions = new TreeMap<>();
        blocks.forEach(block -> {
            if (block.redactionInfo() != null) {
                for (RedactedRevision revision : block.redactionInfo().revisions()) {
                    versions.computeIfAbsent(revision.documentId(), none -> new HashSet<>())
                            .add(revision.version());
                }
            }
        });
        return new Redactions(versions);
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** The documents, in the order of their ids. */
    public Set<String> documentIds() {
        return Collections.unmodifiableSet(versions.keySet());
    }

    /** The document without what is redacted here. */
    public AdDocument applyTo(AdDocument document) {
        AdDocument left = document;
        for (long version : versions.getOrDefault(document.documentId(), Set.of())) {
            left = left.withRedacted(version);
        }
        return left;
    }
}
