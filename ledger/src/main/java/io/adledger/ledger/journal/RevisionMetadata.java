package io.adledger.ledger.journal;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.io.IOException;

/**
 * What the ledger knows of a revision.
 *
 * @param id the document's id, 22 characters of base62
 * @param version 0 for the document's first revision, one more for each that follows
 * @param txTime when the ledger committed it
 * @param txId the transaction that made it, 22 characters of base62
 */
public record RevisionMetadata(String id, long version, Timestamp txTime, String txId) {

    /** Of a revision of which nothing but the hash is known. */
    static final RevisionMetadata UNKNOWN = new RevisionMetadata("", -1, Timestamp.forMillis(0, 0), "");

    /** The Ion Hash of this metadata. */
    public Hash hash() {
        return IonHash.of(toIon());
    }

    /** {@code {id, version, txTime, txId}}. */
    public IonStruct toIon() {
        IonStruct struct = ION.newEmptyStruct();
        struct.put("id").newString(id);
        struct.put("version").newInt(version);
        struct.put("txTime", ION.newTimestamp(txTime));
        struct.put("txId").newString(txId);
        return struct;
    }

    void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        IonFields.write(writer, "id", id);
        IonFields.write(writer, "version", version);
        IonFields.write(writer, "txTime", txTime);
        IonFields.write(writer, "txId", txId);
        writer.stepOut();
    }

    static RevisionMetadata from(IonStruct metadata) {
        return new RevisionMetadata(
                IonFields.text(metadata, "id"),
                IonFields.integer(metadata, "version"),
                IonFields.timestamp(metadata, "txTime"),
                IonFields.text(metadata, "txId"));
    }
}
