package io.adledger.ledger.partiql;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Runs statements on a ledger in memory. Values are written and given as Ion text. */
final class Statements {

    private static final StatementCompiler COMPILER = new StatementCompiler();

    final InMemoryLedger ledger = new InMemoryLedger();

    /** Runs statements one after the other. */
    Statements given(String... statements) {
        Stream.of(statements).forEach(this::run);
        return this;
    }

    /** The results of a statement, with its parameters in Ion text. */
    List<String> run(String statement, String... parameters) {
        return values(statement, parameters).stream().map(IonValue::toString).toList();
    }

    /** What a statement reads, and how. */
    List<String> readsOf(String statement, String... parameters) {
        ledger.takeReads();
        run(statement, parameters);
        return ledger.takeReads();
    }

    List<IonValue> values(String statement, String... parameters) {
        List<IonValue> values =
                Stream.of(parameters).map(IonValues.ION::singleValue).toList();
        Iterable<IonValue> results = () -> COMPILER.compile(statement).execute(ledger, values);
        return StreamSupport.stream(results.spliterator(), false).toList();
    }
}
