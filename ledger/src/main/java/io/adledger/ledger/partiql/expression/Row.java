package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.value.Datum;
import java.util.Arrays;

/** The values that names stand for at one moment of an execution, by slot. Immutable. */
public final class Row {

    private final Execution execution;
    private final Datum[] values;

    private Row(Execution execution, Datum[] values) {
        this.execution = execution;
        this.values = values;
    }

    /** A row of this many slots, all MISSING. */
    public static Row empty(Execution execution, int slots) {
        Datum[] values = new Datum[slots];
        Arrays.fill(values, Datum.Missing.MISSING);
        return new Row(execution, values);
    }

    public Execution execution() {
        return execution;
    }

    public Datum get(int slot) {
        return values[slot];
    }

    /** This row with another value in one slot. */
    public Row with(int slot, Datum value) {
        Datum[] copy = values.clone();
        copy[slot] = value;
        return new Row(execution, copy);
    }
}
