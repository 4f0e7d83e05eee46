package io.adledger.ledger.backup;

import org.jspecify.annotations.Nullable;

/** A journal that is not as it was written; the message names the block. */
public class BrokenBackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenBackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
