package io.adledger.ad.stream;

import com.amazon.ion.IonReader;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonType;
import com.amazon.ion.system.IonReaderBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Control;
import io.adledger.ad.stream.StreamRecord.Redaction;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ad.stream.StreamRecord.RevisionSummary;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads stream records from Ion, binary or text. Fields that it does not know are left alone. Thread-safe. */
public final class StreamRecordDecoder {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    /** Deeper than any document of the ledger; without a bound a short hostile record would exhaust the stack. */
    private static final int DEEPEST = 200;

    private StreamRecordDecoder() {}

    /**
     * The record in these bytes.
     *
     * @throws MalformedRecordException if they are no stream record
     */
    public static StreamRecord decode(byte[] bytes) {
        try {
            boundDepth(bytes);
            return record(IonFields.element(ION.singleValue(bytes), IonStruct.class));
        } catch (MalformedRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The Ion reader has many ways to fail on damaged input, not all of them an IonException.
            throw new MalformedRecordException("not Ion: " + e, e);
        }
    }

    private static void boundDepth(byte[] bytes) throws IOException {
        try (IonReader reader = IonReaderBuilder.standard().build(bytes)) {
            while (true) {
                IonType type = reader.next();
                if (type == null && reader.getDepth() == 0) {
                    return;
                } else if (type == null) {
                    reader.stepOut();
                } else if (IonType.isContainer(type) && !reader.isNullValue()) {
                    if (reader.getDepth() == DEEPEST) {
                        throw new MalformedRecordException("nested deeper than " + DEEPEST);
                    }
                    reader.stepIn();
                }
            }
        }
    }

    private static StreamRecord record(IonStruct record) {
        String streamArn = IonFields.text(record, "qldbStreamArn");
        IonStruct payload = IonFields.struct(record, "payload");
        String type = IonFields.text(record, "recordType");
        return switch (type) {
            case "CONTROL" -> new Control(streamArn, controlType(IonFields.text(payload, "controlRecordType")));
            case "BLOCK_SUMMARY" -> blockSummary(streamArn, payload);
            case "REVISION_DETAILS" -> revisionDetails(streamArn, payload);
            default -> throw new MalformedRecordException("recordType is " + type);
        };
    }

    private static Control.Type controlType(String name) {
        return Arrays.stream(Control.Type.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedRecordException("controlRecordType is " + name));
    }

    private static BlockSummary blockSummary(String streamArn, IonStruct payload) {
        return new BlockSummary(
                streamArn,
                blockAddress(IonFields.struct(payload, "blockAddress")),
                IonFields.text(payload, "transactionId"),
                IonFields.timestamp(payload, "blockTimestamp"),
                IonFields.hash(payload, "blockHash"),
                IonFields.hash(payload, "entriesHash"),
                IonFields.hash(payload, "previousBlockHash"),
                IonFields.list(payload, "entriesHashList").stream()
                        .map(IonFields::hash)
                        .toList(),
                IonFields.list(payload, "revisionSummaries").stream()
                        .map(summary -> revisionSummary(IonFields.element(summary, IonStruct.class)))
                        .toList(),
                redactions(payload));
    }

    private static List<Redaction> redactions(IonStruct payload) {
        if (payload.get("redactionInfo") == null) {
            return List.of();
        }
        return IonFields.list(IonFields.struct(payload, "redactionInfo"), "revisions").stream()
                .map(revision -> redaction(IonFields.element(revision, IonStruct.class)))
                .toList();
    }

    private static Redaction redaction(IonStruct revision) {
        return new Redaction(
                blockAddress(IonFields.struct(revision, "blockAddress")),
                IonFields.text(revision, "tableId"),
                IonFields.text(revision, "documentId"),
                IonFields.integer(revision, "version"));
    }

    private static RevisionSummary revisionSummary(IonStruct summary) {
        Optional<String> documentId = summary.get("documentId") == null
                ? Optional.empty()
                : Optional.of(IonFields.text(summary, "documentId"));
        return new RevisionSummary(IonFields.hash(summary, "hash"), documentId);
    }

    private static RevisionDetails revisionDetails(String streamArn, IonStruct payload) {
        IonStruct table = IonFields.struct(payload, "tableInfo");
        return new RevisionDetails(
                streamArn,
                IonFields.text(table, "tableName"),
                IonFields.text(table, "tableId"),
                revision(IonFields.struct(payload, "revision")));
    }

    private static LedgerRevision revision(IonStruct revision) {
        IonStruct metadata = IonFields.struct(revision, "metadata");
        return new LedgerRevision(
                blockAddress(IonFields.struct(revision, "blockAddress")),
                IonFields.hash(revision, "hash"),
                content(revision),
                IonFields.text(metadata, "id"),
                IonFields.integer(metadata, "version"),
                IonFields.timestamp(metadata, "txTime"),
                IonFields.text(metadata, "txId"));
    }

    private static Content content(IonStruct revision) {
        if (revision.get("data") != null) {
            IonStruct data = IonFields.struct(revision, "data");
            data.makeReadOnly();
            return new Content.Present(data);
        }
        return revision.get("dataHash") == null
                ? new Content.Deleted()
                : new Content.Redacted(IonFields.hash(revision, "dataHash"));
    }

    private static BlockAddress blockAddress(IonStruct address) {
        return new BlockAddress(IonFields.text(address, "strandId"), IonFields.integer(address, "sequenceNo"));
    }
}
