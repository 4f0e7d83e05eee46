package io.adledger.ad.stream;

import com.amazon.ion.Timestamp;
import java.util.List;
import java.util.Optional;

/**
 * A record of a QLDB stream. Records come at least once and in no promised order. Hashes are lower-case hexadecimal.
 * Immutable; what Ion they hold is read-only, so that threads may share them.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/streams.records.html">QLDB stream records</a>
 */
public sealed interface StreamRecord {

    /** The ARN of the stream that sent it. */
    String streamArn();

    /** The stream itself has started or ended. */
    record Control(String streamArn, Type type) implements StreamRecord {

        /** What happened to the stream. */
        public enum Type {
            CREATED,
            COMPLETED
        }
    }

    /**
     * A block of the journal, with the hashes of its revisions in place of them.
     *
     * @param previousBlockHash empty of the journal's first block
     * @param redactions the revisions of blocks before it whose data the block took out of the ledger
     */
    record BlockSummary(
            String streamArn,
            BlockAddress blockAddress,
            String transactionId,
            Timestamp blockTimestamp,
            String blockHash,
            String entriesHash,
            String previousBlockHash,
            List<String> entriesHashList,
            List<RevisionSummary> revisionSummaries,
            List<Redaction> redactions)
            implements StreamRecord {

        public BlockSummary {
            entriesHashList = List.copyOf(entriesHashList);
            revisionSummaries = List.copyOf(revisionSummaries);
            redactions = List.copyOf(redactions);
        }
    }

    /**
     * A revision of a block, by its hash.
     *
     * @param documentId none of the ledger's own documents, such as its tables
     */
    record RevisionSummary(String hash, Optional<String> documentId) {}

    /**
     * A revision whose data was taken out of the ledger.
     *
     * @param blockAddress of the block that the revision is in
     */
    record Redaction(BlockAddress blockAddress, String tableId, String documentId, long version) {}

    /** A document's new version. */
    record RevisionDetails(String streamArn, String tableName, String tableId, LedgerRevision revision)
            implements StreamRecord {}
}
