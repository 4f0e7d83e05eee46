package io.adledger.ledger.journal;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which revisions a transaction redacted: their data is to be gone from every store once its block is in the journal.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/working.redaction.html">Redaction in QLDB</a>
 */
public record RedactionInfo(List<RedactedRevision> revisions) {

    public RedactionInfo {
        revisions = List.copyOf(revisions);
    }

    /**
     * A revision that was redacted.
     *
     * @param blockAddress the block that it is in
     */
    public record RedactedRevision(BlockAddress blockAddress, String tableId, String documentId, long version) {

        /** {@code {blockAddress, tableId, documentId, version}}, in blocks and as the answer to {@code REDACT_REVISION}. */
        public void writeTo(IonWriter writer) throws IOException {
            writer.stepIn(IonType.STRUCT);
            writer.setFieldName("blockAddress");
            blockAddress.writeTo(writer);
            IonFields.write(writer, "tableId", tableId);
            IonFields.write(writer, "documentId", documentId);
            IonFields.write(writer, "version", version);
            writer.stepOut();
        }

        static RedactedRevision from(IonStruct revision) {
            return new RedactedRevision(
                    BlockAddress.from(IonFields.struct(revision, "blockAddress")),
                    IonFields.text(revision, "tableId"),
                    IonFields.text(revision, "documentId"),
                    IonFields.integer(revision, "version"));
        }
    }

    /** The Ion Hash of this information, a member of its block's entries. */
    public Hash hash() {
        return IonHash.ofWritten(this::writeTo);
    }

    /** {@code {revisions: [{blockAddress, tableId, documentId, version}]}}. */
    public void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("revisions");
        writer.stepIn(IonType.LIST);
        for (RedactedRevision revision : revisions) {
            revision.writeTo(writer);
        }
        writer.stepOut();
        writer.stepOut();
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws MalformedBlockException if a field is missing or of the wrong type
     */
    public static RedactionInfo from(IonStruct info) {
        List<RedactedRevision> revisions = new ArrayList<>();
        for (IonValue revision : IonFields.list(info, "revisions")) {
            revisions.add(RedactedRevision.from(IonFields.element(revision, IonStruct.class)));
        }
        return new RedactionInfo(revisions);
    }
}
