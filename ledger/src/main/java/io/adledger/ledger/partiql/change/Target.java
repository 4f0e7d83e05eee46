package io.adledger.ledger.partiql.change;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that is to be changed.
 *
 * @param steps names of fields and positions in lists; none for the document itself
 */
record Target(List<Datum> steps) {

    Target {
        steps = List.copyOf(steps);
    }

    /** Puts a value there, in place of what was there. A MISSING value removes it. */
    void set(Draft draft, Datum value) {
        if (steps.isEmpty()) {
            draft.replace(value);
        } else if (value == Datum.Missing.MISSING) {
            remove(draft);
        } else {
            put(parent(draft), steps.getLast(), IonValues.ION.clone(value.toIon()));
        }
    }

    private void put(IonValue parent, Datum step, IonValue value) {
        if (parent instanceof IonStruct struct && step.text().isPresent()) {
            struct.put(step.text().get(), value);
        } else if (parent instanceof IonList list && position(step) >= 0 && position(step) < list.size()) {
            list.set(position(step), value);
        } else if (parent instanceof IonList list && position(step) == list.size()) {
            list.add(value);
        } else {
            throw cannot("set");
        }
    }

    /** Removes what is there, if there is something. */
    void remove(Draft draft) {
        if (steps.isEmpty()) {
            draft.delete();
            return;
        }
        IonValue parent = find(draft.data(), steps.size() - 1);
        Datum last = steps.getLast();
        if (parent instanceof IonStruct struct && !struct.isNullValue()) {
            last.text().ifPresent(struct::removeAll);
        } else if (parent instanceof IonSequence sequence
                && !sequence.isNullValue()
                && position(last) >= 0
                && position(last) < sequence.size()) {
            sequence.remove(position(last));
        }
    }

    /**
     * Inserts a value into the container that is there.
     *
     * @param at a position in a list, or the name of a field of a struct; MISSING for the end of a list
     */
    void insert(Draft draft, Datum value, Datum at) {
        IonValue container = find(draft.data(), steps.size());
        IonValue inserted = IonValues.ION.clone(value.toIon());
        if (container instanceof IonStruct struct
                && !struct.isNullValue()
                && at.text().isPresent()) {
            struct.put(at.text().get(), inserted);
        } else if (container instanceof IonSequence sequence
                && !sequence.isNullValue()
                && at == Datum.Missing.MISSING) {
            sequence.add(inserted);
        } else if (container instanceof IonList list
                && !list.isNullValue()
                && position(at) >= 0
                && position(at) <= list.size()) {
            list.add(position(at), inserted);
        } else {
            throw cannot("insert into");
        }
    }

    private IonValue parent(Draft draft) {
        IonValue parent = find(draft.data(), steps.size() - 1);
        if (parent == null || parent.isNullValue()) {
            throw cannot("set");
        }
        return parent;
    }

    private @Nullable IonValue find(IonValue root, int depth) {
        IonValue value = root;
        for (Datum step : steps.subList(0, depth)) {
            value = child(value, step);
            if (value == null) {
                return null;
            }
        }
        return value;
    }

    private static @Nullable IonValue child(IonValue value, Datum step) {
        if (value.isNullValue()) {
            return null;
        }
        if (value instanceof IonStruct struct) {
            return step.text().map(struct::get).orElse(null);
        }
        int position = position(step);
        return value instanceof IonSequence sequence && position >= 0 && position < sequence.size()
                ? sequence.get(position)
                : null;
    }

    /** The position that a step names; negative if it names none that a list can have. */
    private static int position(Datum step) {
        return step instanceof Datum.Ion(IonInt number)
                        && !number.isNullValue()
                        && number.bigIntegerValue().bitLength() < Integer.SIZE
                ? number.intValue()
                : -1;
    }

    private StatementException cannot(String what) {
        StringBuilder path = new StringBuilder();
        for (Datum step : steps) {
            path.append(step.text().map(name -> "." + name).orElseGet(() -> "[" + step.describe() + "]"));
        }
        return new StatementException("Cannot " + what + " the document's element "
                + (path.isEmpty() ? "itself" : path.charAt(0) == '.' ? path.substring(1) : path.toString())
                + ": there is nothing of the right type to hold it");
    }
}
