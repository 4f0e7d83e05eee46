package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import java.util.ArrayList;
import java.util.List;

/** Statements executed as a well-behaved client does, each in a transaction of its own. */
public final class Committed {

    private Committed() {}

    /** The values that the statement answered, once it is committed. */
    public static List<IonValue> execute(Ledger ledger, String statement, IonValue... parameters) {
        try (Transaction transaction = ledger.begin()) {
            TransactionDigest digest = new TransactionDigest(transaction.id());
            digest.add(TransactionDigest.of(statement, List.of(parameters)));
            List<IonValue> values = new ArrayList<>();
            transaction.execute(statement, List.of(parameters)).forEachRemaining(values::add);
            transaction.commit(digest.current().toBytes());
            return values;
        }
    }
}
