package io.adledger.bench;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;

/** A client of a ledger within this process, which computes the digest of its transactions as a driver does. Thread-safe. */
public record LedgerClient(Ledger ledger) {

    /** One statement in a transaction of its own; returns all its values once they are committed. */
    public List<IonValue> execute(String statement, IonValue... parameters) {
        try (Transaction transaction = ledger.begin()) {
            List<IonValue> values = List.of(parameters);
            List<IonValue> result = new ArrayList<>();
            transaction.execute(statement, values).forEachRemaining(result::add);
            transaction.commit(digest(transaction.id(), statement, values).toBytes());
            return result;
        }
    }

    private static Hash digest(String transactionId, String statement, List<IonValue> parameters) {
        Hash hash = IonHash.of(statement);
        for (IonValue parameter : parameters) {
            hash = hash.dot(IonHash.of(parameter));
        }
        return IonHash.of(transactionId).dot(hash);
    }
}
