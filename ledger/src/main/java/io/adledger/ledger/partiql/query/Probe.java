package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Equality;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition by which elements of a range can be found: the value at a path equals a key, or one of several.
 *
 * @param path the names of the fields that lead there; empty for the document's id
 * @param several whether the key is a collection of keys
 */
record Probe(List<String> path, Expression key, boolean several) {

    /** The different keys for an outer row; none that is unknown, since nothing equals it. */
    List<IonValue> keys(Row outer) {
        Datum value = key.evaluate(outer);
        Iterable<Datum> candidates = several ? value.elements().orElse(List.of()) : List.of(value);
        List<IonValue> keys = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>();
        for (Datum candidate : candidates) {
            if (candidate instanceof Datum.Ion(IonValue ion)
                    && !ion.isNullValue()
                    && seen.add(ByteBuffer.wrap(Equality.key(ion)))) {
                keys.add(ion);
            }
        }
        return keys;
    }
}
