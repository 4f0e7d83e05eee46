package io.adledger.ledger.imports;

import org.jspecify.annotations.Nullable;

/** An export that is not the whole journal, or not as it was written. The message names the block or the object. */
public class BrokenExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenExportException(String message) {
        this(message, null);
    }

    public BrokenExportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
