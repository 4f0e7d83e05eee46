package io.adledger.command.ad;

/** The journal could not be reached, or was too busy. */
public final class JournalUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalUnavailableException(Throwable cause) {
        super("the ledger of ads does not take the command: " + cause.getMessage(), cause);
    }
}
