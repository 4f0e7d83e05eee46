package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.util.List;

/** The running digest of a transaction, which client and ledger keep each for itself. Not thread-safe. */
final class TransactionDigest {

    private Hash digest;

    TransactionDigest(String transactionId) {
        digest = IonHash.of(transactionId);
    }

    void add(Hash statementDigest) {
        digest = digest.dot(statementDigest);
    }

    Hash current() {
        return digest;
    }

    /** {@code dot(…dot(H(statement), H(parameter 1))…, H(parameter n))}. */
    static Hash of(String statement, List<IonValue> parameters) {
        Hash hash = IonHash.of(statement);
        for (IonValue parameter : parameters) {
            hash = hash.dot(IonHash.of(parameter));
        }
        return hash;
    }
}
