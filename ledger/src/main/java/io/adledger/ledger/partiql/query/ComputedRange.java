package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a collection; a value that is none, even MISSING, is its own only element. */
record ComputedRange(Expression collection) implements Range {

    @Override
    public Iterator<Element> open(Row outer, List<Probe> probes) {
        Datum value = collection.evaluate(outer);
        if (value instanceof Datum.Ion(IonSequence sequence) && !sequence.isNullValue()) {
            return positioned(sequence);
        }
        return value.elements()
                .map(elements -> LazyIterator.map(elements.iterator(), Element::of))
                .orElseGet(() -> List.of(Element.of(value)).iterator());
    }

    private static Iterator<Element> positioned(IonSequence sequence) {
        Iterator<IonValue> elements = sequence.iterator();
        return new LazyIterator<>() {
            private long position;

            @Override
            @Nullable
            Element advance() {
                return elements.hasNext()
                        ? new Element(Datum.of(elements.next()), Datum.of(position++), Datum.Missing.MISSING)
                        : null;
            }
        };
    }
}
