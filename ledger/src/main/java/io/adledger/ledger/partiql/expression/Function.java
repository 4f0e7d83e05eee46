package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Numbers;
import java.math.BigInteger;
import java.util.List;

/**
 * A function that statements can call. It is not called if an argument is null or MISSING: then the result is NULL.
 */
record Function(int minimumArguments, int maximumArguments, Body body) {

    /** Computes a function's value from arguments that are all known. */
    @FunctionalInterface
    interface Body {
        Datum call(Execution execution, List<Datum> arguments);
    }

    /** How many arguments it takes, as a message says it. */
    String arity() {
        String most = maximumArguments == 1 ? "1 argument" : maximumArguments + " arguments";
        return minimumArguments == maximumArguments ? most : minimumArguments + " to " + most;
    }

    static StatementException wrongType(String function, Datum argument) {
        return new StatementException("Invalid type for argument of " + function + ": " + argument.describe());
    }

    static String text(String function, Datum argument) {
        return argument.text().orElseThrow(() -> wrongType(function, argument));
    }

    static Timestamp timestamp(String function, Datum argument) {
        if (argument instanceof Datum.Ion(IonTimestamp timestamp)) {
            return timestamp.timestampValue();
        }
        throw wrongType(function, argument);
    }

    static int integer(String function, Datum argument) {
        if (argument instanceof Datum.Ion(IonValue value) && Numbers.of(value) instanceof BigInteger number) {
            if (number.bitLength() < Integer.SIZE) {
                return number.intValue();
            }
            throw new StatementException("Argument of " + function + " is out of range: " + number);
        }
        throw wrongType(function, argument);
    }
}
