package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.StatementContext;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Table;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a statement: what its transaction offers, its parameters, and the tables as they were when it
 * began. Not thread-safe.
 */
public record Execution(StatementContext context, List<Datum> parameters, List<Table> tables) {

    public Execution {
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
    }

    /** The active table of this name. */
    public Optional<Table> activeTable(String name) {
        return tables.stream()
                .filter(table -> table.active() && table.name().equals(name))
                .findFirst();
    }

    /** The table with this id, active or not. */
    public Optional<Table> table(String id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }
}
