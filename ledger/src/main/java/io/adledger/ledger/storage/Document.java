package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;

/**
 * A live document at its newest revision, as one transaction sees it. Belongs to that transaction's thread; the structs
 * are not to be modified (clone them to change them), and values taken out of them are to be cloned before they are put
 * into another container.
 */
public interface Document {

    /** The document id: 22 characters of base62. */
    String id();

    /** What the user wrote. */
    IonStruct data();

    /**
     * The row of the committed view: {@code {blockAddress, hash, data, metadata: {id, version, txTime, txId}}}. Of a
     * document that this very transaction has changed, only {@code data} and {@code metadata: {id, version, txId}},
     * since the rest comes into being with the commit.
     */
    IonStruct committed();
}
