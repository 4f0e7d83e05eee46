package io.adledger.ledger.storage;

/** The views were written in another form than this version of the ledger reads; they are rebuilt from the journal. */
final class OutdatedViewsException extends ViewStoreException {

    private static final long serialVersionUID = 1L;

    OutdatedViewsException(int found, int expected) {
        super("the views are of format " + found + ", not " + expected);
    }
}
