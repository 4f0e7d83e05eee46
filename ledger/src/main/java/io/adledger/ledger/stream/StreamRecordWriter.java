package io.adledger.ledger.stream;

import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes blocks as QLDB stream records in Ion binary: a BLOCK_SUMMARY, then REVISION_DETAILS of each revision that is a
 * user's. System revisions are in the summary by their hash alone. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/streams.records.html">QLDB stream records</a>
 */
final class StreamRecordWriter {

    private final String streamArn;

    StreamRecordWriter(String streamArn) {
        this.streamArn = streamArn;
    }

    /** The record that opens a stream. */
    StreamRecordBytes created() {
        return control("CREATED");
    }

    /** The record that ends a stream. */
    StreamRecordBytes completed() {
        return control("COMPLETED");
    }

    private StreamRecordBytes control(String type) {
        byte[] data = record("CONTROL", writer -> {
            writer.stepIn(IonType.STRUCT);
            text(writer, "controlRecordType", type);
            writer.stepOut();
        });
        return new StreamRecordBytes(Hash.sha256Of(data).toHex(), data);
    }

    /** The records of a block. */
    List<StreamRecordBytes> records(Block block) {
        List<StreamRecordBytes> records = new ArrayList<>(1 + block.revisions().size());
        records.add(new StreamRecordBytes(
                block.blockHash().toHex(), record("BLOCK_SUMMARY", writer -> summary(writer, block))));
        TransactionInfo info = block.transactionInfo();
        if (info == null) {
            return records;
        }
        for (Revision revision : block.revisions()) {
            ChangedDocument document = info.documents().get(revision.metadata().id());
            if (document != null) {
                records.add(new StreamRecordBytes(
                        revision.hash().toHex(),
                        record("REVISION_DETAILS", writer -> details(writer, document, revision))));
            }
        }
        return records;
    }

    private byte[] record(String type, IonValues.Writable payload) {
        return IonValues.portable(writer -> {
            writer.stepIn(IonType.STRUCT);
            text(writer, "qldbStreamArn", streamArn);
            text(writer, "recordType", type);
            writer.setFieldName("payload");
            payload.writeTo(writer);
            writer.stepOut();
        });
    }

    private static void summary(IonWriter writer, Block block) throws IOException {
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("blockAddress");
        block.blockAddress().writeTo(writer);
        text(writer, "transactionId", block.transactionId());
        writer.setFieldName("blockTimestamp");
        writer.writeTimestamp(block.blockTimestamp());
        hash(writer, "blockHash", block.blockHash());
        hash(writer, "entriesHash", block.entriesHash());
        hash(writer, "previousBlockHash", block.previousBlockHash());
        writer.setFieldName("entriesHashList");
        writer.stepIn(IonType.LIST);
        for (Hash entry : block.entriesHashList()) {
            writer.writeBlob(entry.toBytes());
        }
        writer.stepOut();
        if (block.transactionInfo() != null) {
            writer.setFieldName("transactionInfo");
            block.transactionInfo().writeTo(writer);
        }
        if (block.redactionInfo() != null) {
            writer.setFieldName("redactionInfo");
            block.redactionInfo().writeTo(writer);
        }
        writer.setFieldName("revisionSummaries");
        writer.stepIn(IonType.LIST);
        for (Revision revision : block.revisions()) {
            writer.stepIn(IonType.STRUCT);
            hash(writer, "hash", revision.hash());
            if (!block.isSystem(revision)) {
                text(writer, "documentId", revision.metadata().id());
            }
            writer.stepOut();
        }
        writer.stepOut();
        writer.stepOut();
    }

    private static void details(IonWriter writer, ChangedDocument document, Revision revision) throws IOException {
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("tableInfo");
        writer.stepIn(IonType.STRUCT);
        text(writer, "tableName", document.tableName());
        text(writer, "tableId", document.tableId());
        writer.stepOut();
        writer.setFieldName("revision");
        revision.writeTo(writer);
        writer.stepOut();
    }

    private static void text(IonWriter writer, String field, String text) throws IOException {
        writer.setFieldName(field);
        writer.writeString(text);
    }

    private static void hash(IonWriter writer, String field, Hash hash) throws IOException {
        writer.setFieldName(field);
        writer.writeBlob(hash.toBytes());
    }
}
