package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Document;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.partiql.lang.domains.PartiqlAst.Expr;

/**
 * A name in an expression: a variable; else a field of what FROM ranges over, the first that has it; else a table, as
 * the bag of its documents.
 */
final class NameCompiler {

    Expression compile(Expr.Id id, Scope scope) {
        String name = id.getName().getText();
        Optional<Integer> slot = scope.slotOf(name);
        return slot.isPresent() ? variable(slot.get()) : field(id, name, scope);
    }

    private static Expression variable(int slot) {
        return row -> row.get(slot);
    }

    private static Expression field(Expr.Id id, String name, Scope scope) {
        List<Integer> ranges = scope.ranges();
        ranges.forEach(scope::read);
        StatementException unknown = SourcePosition.semanticError(id, "No such variable named '" + name + "'");
        return row -> {
            for (int range : ranges) {
                Datum value = row.get(range).field(name);
                if (value != Datum.Missing.MISSING) {
                    return value;
                }
            }
            Optional<Datum> table = documents(name, row);
            if (table.isEmpty() && ranges.isEmpty()) {
                throw new StatementException(String.valueOf(unknown.getMessage()));
            }
            return table.orElse(Datum.Missing.MISSING);
        };
    }

    private static Optional<Datum> documents(String name, Row row) {
        return row.execution()
                .activeTable(name)
                .map(table -> new Datum.Bag(
                        () -> data(row.execution().context().reader().scan(table))));
    }

    private static Iterator<Datum> data(Iterator<Document> documents) {
        Function<Document, Datum> data = document -> Datum.of(document.data());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return documents.hasNext();
            }

            @Override
            public Datum next() {
                return data.apply(documents.next());
            }
        };
    }
}
