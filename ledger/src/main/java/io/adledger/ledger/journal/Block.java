package io.adledger.ledger.journal;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One committed transaction in the journal, chained to the block before it.
 *
 * @param blockHash {@code dot(entriesHash, previousBlockHash)}
 * @param entriesHash the Merkle root of {@code entriesHashList}
 * @param previousBlockHash the hash of the block before; {@link Hash#EMPTY} of a journal's first
 * @param entriesHashList the hashes of what is in the block: the transaction's information, the Merkle root of its
 *     revisions' hashes, and hashes of what a reader may not be able to recompute
 * @param transactionInfo null of a system block
 * @param redactionInfo null unless the transaction redacted something
 * @param revisions the documents' new versions, and the {@linkplain #isSystem system revisions}
 */
public record Block(
        BlockAddress blockAddress,
        String transactionId,
        Timestamp blockTimestamp,
        Hash blockHash,
        Hash entriesHash,
        Hash previousBlockHash,
        List<Hash> entriesHashList,
        @Nullable TransactionInfo transactionInfo,
        @Nullable RedactionInfo redactionInfo,
        List<Revision> revisions) {

    public Block {
        entriesHashList = List.copyOf(entriesHashList);
        revisions = List.copyOf(revisions);
    }

    public long sequenceNo() {
        return blockAddress.sequenceNo();
    }

    /** Whether the hashes cover the block's address, transaction and time, as they do in blocks that this ledger made. */
    public boolean hasHeaderHash() {
        return entriesHashList.contains(new BlockHeader(blockAddress, transactionId, blockTimestamp).hash());
    }

    /** Whether a revision is the catalog's rather than a user's: outside the ledger only its hash is seen. */
    public boolean isSystem(Revision revision) {
        return transactionInfo == null
                || !transactionInfo.documents().containsKey(revision.metadata().id());
    }

    /** This block without the data of a document's revision in it, if there is one: all hashes stay as they are. */
    public Block redacted(String documentId) {
        List<Revision> without = revisions.stream()
                .map(revision -> revision.metadata().id().equals(documentId) ? revision.redacted() : revision)
                .toList();
        return new Block(
                blockAddress,
                transactionId,
                blockTimestamp,
                blockHash,
                entriesHash,
                previousBlockHash,
                entriesHashList,
                transactionInfo,
                redactionInfo,
                without);
    }

    /** The block as an Ion struct, as the ledger keeps it: in the form of QLDB's exports, but catalog revisions in full. */
    public void writeTo(IonWriter writer) throws IOException {
        writeTo(writer, (revision, to) -> revision.writeTo(to));
    }

    /** The block as an Ion struct, as it leaves the ledger: of a catalog revision there is the hash alone. */
    public void writePublishedTo(IonWriter writer) throws IOException {
        writeTo(writer, (revision, to) -> {
            if (isSystem(revision)) {
                revision.writeHashTo(to);
            } else {
                revision.writeTo(to);
            }
        });
    }

    private interface RevisionWriter {
        void write(Revision revision, IonWriter writer) throws IOException;
    }

    private void writeTo(IonWriter writer, RevisionWriter revisionWriter) throws IOException {
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("blockAddress");
        blockAddress.writeTo(writer);
        IonFields.write(writer, "transactionId", transactionId);
        IonFields.write(writer, "blockTimestamp", blockTimestamp);
        IonFields.write(writer, "blockHash", blockHash);
        IonFields.write(writer, "entriesHash", entriesHash);
        IonFields.write(writer, "previousBlockHash", previousBlockHash);
        IonFields.write(writer, "entriesHashList", entriesHashList);
        if (transactionInfo != null) {
            writer.setFieldName("transactionInfo");
            transactionInfo.writeTo(writer);
        }
        if (redactionInfo != null) {
            writer.setFieldName("redactionInfo");
            redactionInfo.writeTo(writer);
        }
        writer.setFieldName("revisions");
        writer.stepIn(IonType.LIST);
        for (Revision revision : revisions) {
            revisionWriter.write(revision, writer);
        }
        writer.stepOut();
        writer.stepOut();
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws MalformedBlockException if a field is missing or of the wrong type
     */
    public static Block from(IonStruct block) {
        BlockAddress blockAddress = BlockAddress.from(IonFields.struct(block, "blockAddress"));
        List<Revision> revisions = new ArrayList<>();
        if (block.containsKey("revisions")) {
            for (IonValue revision : IonFields.list(block, "revisions")) {
                revisions.add(Revision.from(IonFields.element(revision, IonStruct.class), blockAddress));
            }
        }
        return new Block(
                blockAddress,
                IonFields.text(block, "transactionId"),
                IonFields.timestamp(block, "blockTimestamp"),
                IonFields.hash(block, "blockHash"),
                IonFields.hash(block, "entriesHash"),
                IonFields.hash(block, "previousBlockHash"),
                IonFields.hashes(block, "entriesHashList"),
                IonFields.optional(block, "transactionInfo", IonStruct.class)
                        .map(TransactionInfo::from)
                        .orElse(null),
                IonFields.optional(block, "redactionInfo", IonStruct.class)
                        .map(RedactionInfo::from)
                        .orElse(null),
                revisions);
    }
}
