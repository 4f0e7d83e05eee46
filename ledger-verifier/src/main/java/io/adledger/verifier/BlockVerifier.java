package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies a block on its own, as it comes from GetBlock, an export, or a BLOCK_SUMMARY of a stream. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/journal-contents.html">Journal contents in
 *     QLDB</a>
 */
public final class BlockVerifier {

    private final BlockRules rules;

    public BlockVerifier(BlockRules rules) {
        this.rules = rules;
    }

    /**
     * Recomputes every hash of a block.
     *
     * @throws VerificationException if one is not that of what it stands for, or the block has not the form of one
     */
    public VerifiedBlock verify(IonStruct ion) {
        StrictStruct block = StrictStruct.of(
                "the block",
                ion,
                "blockAddress",
                "transactionId",
                "blockTimestamp",
                "blockHash",
                "entriesHash",
                "previousBlockHash",
                "entriesHashList",
                "transactionInfo",
                "redactionInfo",
                "revisions",
                "revisionSummaries");
        BlockPlace place = BlockPlace.of(block.value("blockAddress"));
        List<LedgerHash> entries =
                block.list("entriesHashList").stream().map(LedgerHash::of).toList();
        LedgerHash entriesHash = block.hash("entriesHash");
        LedgerHash previous = block.hash("previousBlockHash");
        require(entriesHash.equals(LedgerHash.root(entries)), "entriesHash is the root of entriesHashList");
        require(
                block.hash("blockHash").equals(entriesHash.dot(previous)),
                "blockHash joins entriesHash and previousBlockHash");
        require(place.sequenceNo() == 0 || !previous.isEmpty(), "only a journal's first block has no block before it");

        LedgerHash header = header(block);
        Set<LedgerHash> accounted = new HashSet<>();
        accounted.add(header);
        accounted.addAll(member(block, "transactionInfo", entries));
        accounted.addAll(member(block, "redactionInfo", entries));
        List<VerifiedRevision> revisions = new ArrayList<>();
        accounted.addAll(revisions(block, place, entries, revisions));
        boolean hasHeader = entries.contains(header);
        boolean isAccountedFor = accounted.size() == entries.size();
        if (rules == BlockRules.ADLEDGER) {
            require(hasHeader, "entriesHashList has the hash of the block's address, transaction and time");
            require(isAccountedFor, "entriesHashList has nothing that is not accounted for");
        }
        return new VerifiedBlock(
                place,
                block.text("transactionId"),
                block.time("blockTimestamp"),
                block.hash("blockHash"),
                previous,
                revisions,
                redactions(block),
                hasHeader && isAccountedFor);
    }

    private static LedgerHash header(StrictStruct block) {
        IonStruct header = IonSystemBuilder.standard().build().newEmptyStruct();
        for (String field : List.of("blockAddress", "transactionId", "blockTimestamp")) {
            header.add(field, header.getSystem().clone(block.value(field)));
        }
        return LedgerHash.ofIon(header);
    }

    private static List<LedgerHash> member(StrictStruct block, String field, List<LedgerHash> entries) {
        if (!block.has(field)) {
            return List.of();
        }
        LedgerHash hash = LedgerHash.ofIon(block.value(field));
        require(entries.contains(hash), "entriesHashList has the hash of " + field);
        return List.of(hash);
    }

    private static List<LedgerHash> revisions(
            StrictStruct block, BlockPlace place, List<LedgerHash> entries, List<VerifiedRevision> full) {
        require(
                !block.has("revisions") || !block.has("revisionSummaries"),
                "the block has revisions, or summaries in their place");
        List<LedgerHash> hashes = new ArrayList<>();
        Set<String> documents = new HashSet<>();
        for (IonValue revision : revisionsOrSummaries(block)) {
            hashes.add(hash(block, place, revision, full, documents));
        }
        requireChanged(block, documents);
        if (hashes.isEmpty()) {
            return List.of();
        }
        LedgerHash root = LedgerHash.root(hashes);
        require(entries.contains(root), "entriesHashList has the root of the revisions' hashes");
        return List.of(root);
    }

    private static List<IonValue> revisionsOrSummaries(StrictStruct block) {
        String field = block.has("revisions") ? "revisions" : "revisionSummaries";
        return block.has(field) ? block.list(field) : List.of();
    }

    private static LedgerHash hash(
            StrictStruct block, BlockPlace place, IonValue value, List<VerifiedRevision> full, Set<String> documents) {
        require(value instanceof IonStruct && !value.isNullValue(), "a revision is a struct");
        if (((IonStruct) value).get("metadata") == null) {
            StrictStruct summary = StrictStruct.of("a revision's summary", value, "hash", "documentId");
            if (summary.has("documentId")) {
                documents.add(summary.text("documentId"));
            }
            return summary.hash("hash");
        }
        VerifiedRevision revision = VerifiedRevision.of((IonStruct) value);
        String name = "revision " + revision.version() + " of document " + revision.documentId();
        require(revision.place().equals(place), name + " has this block's address");
        require(revision.txId().equals(block.text("transactionId")), name + " is of this block's transaction");
        full.add(revision);
        documents.add(revision.documentId());
        return revision.hash();
    }

    /** Only what is the ledger's own may be there by its hash alone. */
    private static void requireChanged(StrictStruct block, Set<String> documents) {
        IonValue changed = block.has("transactionInfo")
                ? StrictStruct.of("transactionInfo", block.value("transactionInfo"), "statements", "documents")
                        .ion()
                        .get("documents")
                : null;
        if (changed instanceof IonStruct names && !names.isNullValue()) {
            for (IonValue document : names) {
                String id = String.valueOf(document.getFieldNameSymbol().getText());
                require(documents.contains(id), "there is the revision of document " + id + ", which was changed");
            }
        }
    }

    private static List<RedactedRevision> redactions(StrictStruct block) {
        if (!block.has("redactionInfo")) {
            return List.of();
        }
        StrictStruct info = StrictStruct.of("redactionInfo", block.value("redactionInfo"), "revisions");
        return info.list("revisions").stream().map(RedactedRevision::of).toList();
    }
}
