package io.adledger.ledger.partiql.expression;

import static java.util.Map.entry;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.value.Datum;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions by their names in lower case. */
final class Functions {

    private static final Map<String, Function> BY_NAME = Map.ofEntries(
            entry("exists", new Function(1, 1, (_, args) -> exists(args.getFirst()))),
            entry("size", new Function(1, 1, (_, args) -> size(args.getFirst()))),
            entry(
                    "txid",
                    new Function(
                            0, 0, (execution, _) -> Datum.of(execution.context().transactionId()))),
            entry("utcnow", new Function(0, 0, (execution, _) -> now(execution))),
            entry("char_length", new Function(1, 1, (_, args) -> TextFunctions.length(args))),
            entry("character_length", new Function(1, 1, (_, args) -> TextFunctions.length(args))),
            entry("lower", new Function(1, 1, (_, args) -> TextFunctions.lower(args))),
            entry("upper", new Function(1, 1, (_, args) -> TextFunctions.upper(args))),
            entry("substring", new Function(2, 3, (_, args) -> TextFunctions.substring(args))),
            entry("trim", new Function(1, 3, (_, args) -> TextFunctions.trim(args))),
            entry("date_add", new Function(3, 3, (_, args) -> TimeFunctions.dateAdd(args))),
            entry("date_diff", new Function(3, 3, (_, args) -> TimeFunctions.dateDiff(args))),
            entry("extract", new Function(2, 2, (_, args) -> TimeFunctions.extract(args))),
            entry("to_string", new Function(2, 2, (_, args) -> TimeFunctions.toString(args))),
            entry("to_timestamp", new Function(1, 2, (_, args) -> TimeFunctions.toTimestamp(args))));

    private Functions() {}

    static @Nullable Function named(String name) {
        return BY_NAME.get(name);
    }

    private static Datum now(Execution execution) {
        return Datum.of(IonValues.ION.newTimestamp(execution.context().now()));
    }

    private static Datum exists(Datum collection) {
        return Datum.of(collection
                .elements()
                .orElseThrow(() -> Function.wrongType("exists", collection))
                .iterator()
                .hasNext());
    }

    private static Datum size(Datum collection) {
        if (collection instanceof Datum.Ion(IonStruct struct)) {
            return Datum.of(struct.size());
        }
        long size = 0;
        for (Datum _ : collection.elements().orElseThrow(() -> Function.wrongType("size", collection))) {
            size++;
        }
        return Datum.of(size);
    }
}
