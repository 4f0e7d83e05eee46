package io.adledger.ledger.transaction;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client of a ledger within the process: keeps the digest of its transactions, as a driver does. */
public record Client(Ledger ledger) {

    /** A transaction and its client's digest. */
    public static final class Open implements AutoCloseable {

        private final Transaction transaction;
        private final TransactionDigest digest;

        private Open(Transaction transaction) {
            this.transaction = transaction;
            this.digest = new TransactionDigest(transaction.id());
        }

        /** Executes a statement and takes all its values; parameters are Ion values, texts and whole numbers. */
        public List<IonValue> execute(String statement, Object... parameters) {
            List<IonValue> values = Arrays.stream(parameters).map(Client::ion).toList();
            digest.add(TransactionDigest.of(statement, values));
            List<IonValue> result = new ArrayList<>();
            transaction.execute(statement, values).forEachRemaining(result::add);
            return result;
        }

        public Commit commit() {
            return transaction.commit(digest.current().toBytes());
        }

        Transaction transaction() {
            return transaction;
        }

        @Override
        public void close() {
            transaction.close();
        }
    }

    public Open begin() {
        return new Open(ledger.begin());
    }

    /** One statement in a transaction of its own. */
    public List<IonValue> execute(String statement, Object... parameters) {
        try (Open transaction = begin()) {
            List<IonValue> result = transaction.execute(statement, parameters);
            transaction.commit();
            return result;
        }
    }

    private static IonValue ion(Object value) {
        return switch (value) {
            case IonValue ion -> ion;
            case String text -> ION.newString(text);
            case Number number -> ION.newInt(number.longValue());
            default -> throw new IllegalArgumentException("no Ion for " + value);
        };
    }

    public static long number(IonValue struct, String field) {
        return ((IonInt) ((IonStruct) struct).get(field)).longValue();
    }

    public static String text(IonValue struct, String field) {
        return ((IonText) ((IonStruct) struct).get(field)).stringValue();
    }
}
