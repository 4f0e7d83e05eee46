package io.adledger.snapshot.fold;

/** The working copy of a fold cannot be read or written: the disk is full, say, or another process has it open. */
public class FoldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FoldException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
