package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** {@code UNPIVOT}: the fields of a struct; a value that is none counts as a struct with the one field {@code _1}. */
record UnpivotRange(Expression struct) implements Range {

    @Override
    public Iterator<Element> open(Row outer, List<Probe> probes) {
        Datum value = struct.evaluate(outer);
        if (value == Datum.Missing.MISSING) {
            return Collections.emptyIterator();
        }
        return value.struct()
                .map(fields -> LazyIterator.map(fields.iterator(), UnpivotRange::field))
                .orElseGet(() -> List.of(new Element(value, Datum.of("_1"), Datum.Missing.MISSING))
                        .iterator());
    }

    private static Element field(IonValue field) {
        return new Element(Datum.of(field), Datum.of(field.getFieldName()), Datum.Missing.MISSING);
    }
}
