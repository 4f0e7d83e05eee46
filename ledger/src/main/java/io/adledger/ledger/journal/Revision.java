package io.adledger.ledger.journal;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One version of one document. A deletion has neither data nor data hash; a redacted revision has its data hash only.
 *
 * @param blockAddress the block it is in
 * @param hash {@code dot(H(metadata), H(data))}; of a redacted one {@code dot(H(metadata), dataHash)}; of a deletion
 *     {@code H(metadata)}
 * @param data the document, not to be modified
 * @param dataHash the Ion Hash of the data that was redacted
 */
public record Revision(
        BlockAddress blockAddress,
        Hash hash,
        @Nullable IonStruct data,
        @Nullable Hash dataHash,
        RevisionMetadata metadata) {

    /** The hash that a revision of this content must have. */
    public static Hash hashOf(RevisionMetadata metadata, Hash contentHash) {
        return metadata.hash().dot(contentHash);
    }

    /** A revision of which nothing but the hash is known: a catalog revision of a journal that was imported. */
    static Revision hashOnly(BlockAddress blockAddress, Hash hash) {
        return new Revision(blockAddress, hash, null, null, RevisionMetadata.UNKNOWN);
    }

    /** Whether nothing but the hash is known; its metadata is then no document's. */
    public boolean isHashOnly() {
        return metadata.equals(RevisionMetadata.UNKNOWN);
    }

    /** The hash of this revision's content: empty for a deletion. */
    public Hash contentHash() {
        if (data != null) {
            return IonHash.of(data);
        }
        return dataHash == null ? Hash.EMPTY : dataHash;
    }

    /** This revision with the hash of its data in place of the data; as it is if it has none. */
    public Revision redacted() {
        return data == null ? this : new Revision(blockAddress, hash, null, contentHash(), metadata);
    }

    /** Whether the document ends with this revision. */
    public boolean isDeletion() {
        return data == null && dataHash == null;
    }

    /**
     * {@code {blockAddress, hash, data | dataHash, metadata}}, as in blocks, exports and the committed view; {@code {hash}}
     * if that is all that is known.
     */
    public void writeTo(IonWriter writer) throws IOException {
        if (isHashOnly()) {
            writeHashTo(writer);
            return;
        }
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("blockAddress");
        blockAddress.writeTo(writer);
        IonFields.write(writer, "hash", hash);
        if (data != null) {
            writer.setFieldName("data");
            data.writeTo(writer);
        }
        if (dataHash != null) {
            IonFields.write(writer, "dataHash", dataHash);
        }
        writer.setFieldName("metadata");
        metadata.writeTo(writer);
        writer.stepOut();
    }

    /** {@code {hash}}: all that leaves the ledger of a catalog revision. */
    void writeHashTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        IonFields.write(writer, "hash", hash);
        writer.stepOut();
    }

    /** Reads a revision of the block at this address, of which there may be the hash alone. */
    static Revision from(IonStruct revision, BlockAddress blockAddress) {
        return revision.size() == 1 && revision.containsKey("hash")
                ? hashOnly(blockAddress, IonFields.hash(revision, "hash"))
                : from(revision);
    }

    /**
     * Reads what {@link #writeTo} wrote in full.
     *
     * @throws MalformedBlockException if a field is missing or of the wrong type
     */
    public static Revision from(IonStruct revision) {
        return new Revision(
                BlockAddress.from(IonFields.struct(revision, "blockAddress")),
                IonFields.hash(revision, "hash"),
                IonFields.optional(revision, "data", IonStruct.class).orElse(null),
                IonFields.optional(revision, "dataHash", IonBlob.class)
                        .map(IonFields::hash)
                        .orElse(null),
                RevisionMetadata.from(IonFields.struct(revision, "metadata")));
    }
}
