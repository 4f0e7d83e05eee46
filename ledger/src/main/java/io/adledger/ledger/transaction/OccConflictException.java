package io.adledger.ledger.transaction;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that the transaction read was changed by a commit since: nothing was written, and it may be tried again. */
public class OccConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String documentId;

    public OccConflictException(@Nullable String documentId) {
        super("Optimistic concurrency conflict" + (documentId == null ? "" : " on document " + documentId));
        this.documentId = documentId;
    }

    /** The document that was changed, where it was one rather than a range or a table. */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }
}
