package io.adledger.ledger.catalog;

/** The states of a ledger's life. One that has been deleted is not known any more. */
public enum LedgerState {
    /** It has a name and will be there soon. */
    CREATING,
    /** Transactions can be begun. */
    ACTIVE,
    /** Nothing of it can be reached, and its files are being removed. */
    DELETING
}
