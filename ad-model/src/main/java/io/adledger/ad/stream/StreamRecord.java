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
            List<RevisionSummary> revisionSummaries)
            implements StreamRecord {

        public BlockSummary {
            entriesHashList = List.copyOf(entriesHashList);
            revisionSummaries = List.copyOf(revisionSummaries);
        }
    }

    /**
     * A revision of a block, by its hash.
     *
     * @param documentId none of the ledger's own documents, such as its tables
     */
    record RevisionSummary(String hash, Optional<String> documentId) {}

    /** A document's new version. */
    record RevisionDetails(String streamArn, String tableName, String tableId, LedgerRevision revision)
            implements StreamRecord {}
}
