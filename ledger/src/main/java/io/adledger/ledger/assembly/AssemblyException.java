package io.adledger.ledger.assembly;

import org.jspecify.annotations.Nullable;

/** Blocks cannot be put together: what keeps their parts has failed, or the parts do not make the block that comes next. */
public class AssemblyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AssemblyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
