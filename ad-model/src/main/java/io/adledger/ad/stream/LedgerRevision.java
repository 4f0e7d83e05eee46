package io.adledger.ad.stream;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import java.util.Optional;

/**
 * One version of one document, as the ledger committed it.
 *
 * @param hash lower-case hexadecimal
 * @param content what the document became
 * @param version 0 for the first, one more for each that follows
 * @param txTime when the ledger committed it
 */
public record LedgerRevision(
        BlockAddress blockAddress,
        String hash,
        Content content,
        String documentId,
        long version,
        Timestamp txTime,
        String txId) {

    /** What a revision holds of its document. */
    public sealed interface Content {

        /** The document, read-only. */
        record Present(IonStruct data) implements Content {}

        /** Nothing: the document was deleted from the ledger. */
        record Deleted() implements Content {}

        /** Nothing any more: the document of this revision was redacted; only its hash is left. */
        record Redacted(String dataHash) implements Content {}
    }

    /** The document, unless it was deleted or redacted. */
    public Optional<IonStruct> data() {
        return content instanceof Content.Present present ? Optional.of(present.data()) : Optional.empty();
    }
}
