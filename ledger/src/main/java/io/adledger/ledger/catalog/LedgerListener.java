package io.adledger.ledger.catalog;

/** Is told when ledgers come and go. */
public interface LedgerListener {

    /** A ledger can be used from now on. */
    void opened(OpenLedger ledger);

    /** A ledger is about to close: when this returns, the listener does not use it any more. */
    void closing(OpenLedger ledger);
}
