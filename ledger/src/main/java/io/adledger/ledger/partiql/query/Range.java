package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import java.util.Iterator;
import java.util.List;

/** Something that one item of FROM ranges over. Immutable and thread-safe. */
interface Range {

    /**
     * The elements for an outer row.
     *
     * @param probes conditions that every element wanted fulfils, of which a range may use one to find them. It may
     *     give others as well
     */
    Iterator<Element> open(Row outer, List<Probe> probes);

    /** How the elements are found with these probes; the lower, the less is read. */
    default Access access(Execution execution, List<Probe> probes) {
        return Access.COMPUTED;
    }

    /** Ways to find elements, the most direct first. */
    enum Access {
        ID,
        INDEX,
        COMPUTED,
        SCAN
    }

    /**
     * One of the elements.
     *
     * @param at the element's position in a list or its name in a struct, else MISSING
     * @param by the id of the document, else MISSING
     */
    record Element(Datum value, Datum at, Datum by) {

        static Element of(Datum value) {
            return new Element(value, Datum.Missing.MISSING, Datum.Missing.MISSING);
        }
    }
}
