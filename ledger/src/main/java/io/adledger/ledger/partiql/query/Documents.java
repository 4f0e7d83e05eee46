package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Scope;
import java.util.List;
import java.util.Optional;
import org.partiql.lang.domains.PartiqlAst.Expr;

/**
 * The documents of one table that a statement is to change, and the elements of collections in them that it ranges over.
 *
 * @param table its name
 * @param unknown the message if there is no such table
 * @param element the slot that holds a document's data
 * @param id the slot that holds its id
 * @param nested what else is ranged over
 * @param rows one for each combination; several can be of one document
 * @param scope of what is done with each
 */
public record Documents(
        String table, String unknown, int element, int id, List<Nested> nested, RowSource rows, Scope scope) {

    public Documents {
        nested = List.copyOf(nested);
    }

    /**
     * A collection within a document.
     *
     * @param collection the path to it
     * @param element the slot that holds an element
     * @param position the slot that holds its position in a list or its name in a struct, or MISSING if the collection
     *     is not one and its own only element
     */
    public record Nested(Expr collection, int element, int position) {}

    /** The collection whose elements a slot holds. */
    public Optional<Nested> nestedIn(int slot) {
        return nested.stream().filter(each -> each.element() == slot).findFirst();
    }
}
