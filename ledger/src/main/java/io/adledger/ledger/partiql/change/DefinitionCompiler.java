package io.adledger.ledger.partiql.change;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.tags.Tags;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.partiql.lang.domains.PartiqlAst.DdlOp;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.Identifier;
import org.partiql.lang.domains.PartiqlAst.Statement;

/** Compiles the statements that create and drop tables and indexes. Each answers {@code {tableId: "…"}}. */
public final class DefinitionCompiler {

    private static final Pattern TABLE_NAME = Pattern.compile("(?!_ql_)[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final int LONGEST_FIELD_NAME = 128;

    /**
     * Compiles a statement.
     *
     * @param tags of the table, if it creates one
     */
    public Function<Row, Iterator<IonValue>> compile(Statement.Ddl statement, Tags tags) {
        return switch (statement.getOp()) {
            case DdlOp.CreateTable create -> createTable(create, tags);
            case DdlOp.DropTable drop -> dropTable(drop.getTableName());
            case DdlOp.CreateIndex create -> createIndex(create);
            case DdlOp.DropIndex drop -> dropIndex(drop.getTable(), drop.getKeys());
            case DdlOp other -> throw SourcePosition.semanticError(other, "The statement is not supported");
        };
    }

    /** {@code UNDROP TABLE "id"}. */
    public Function<Row, Iterator<IonValue>> undropTable(String tableId) {
        return row -> {
            Execution execution = row.execution();
            Table table = execution
                    .table(tableId)
                    .orElseThrow(() -> new StatementException("No table has the id " + tableId));
            if (table.active()) {
                throw new StatementException("The table is active: " + table.name());
            }
            if (execution.activeTable(table.name()).isPresent()) {
                throw new StatementException("Table already exists with name: " + table.name());
            }
            execution.context().writer().undropTable(table);
            return answer(table);
        };
    }

    private static Function<Row, Iterator<IonValue>> createTable(DdlOp.CreateTable create, Tags tags) {
        String name = create.getTableName().getText();
        if (!TABLE_NAME.matcher(name).matches()) {
            throw SourcePosition.semanticError(
                    create,
                    "Not a name for a table: " + name
                            + " (1 to 128 letters, digits and underscores, the first no digit, not beginning with _ql_)");
        }
        return row -> {
            if (row.execution().activeTable(name).isPresent()) {
                throw new StatementException("Table already exists with name: " + name);
            }
            return answer(row.execution().context().writer().createTable(name, tags));
        };
    }

    private static Function<Row, Iterator<IonValue>> dropTable(Identifier identifier) {
        return row -> {
            Table table = table(identifier, row);
            row.execution().context().writer().dropTable(table);
            return answer(table);
        };
    }

    private static Function<Row, Iterator<IonValue>> createIndex(DdlOp.CreateIndex create) {
        if (create.getFields().size() != 1 || !(create.getFields().getFirst() instanceof Expr.Id field)) {
            throw SourcePosition.semanticError(create, "An index is created on a single top-level field");
        }
        String name = field.getName().getText();
        if (name.isEmpty() || name.length() > LONGEST_FIELD_NAME) {
            throw SourcePosition.semanticError(field, "The name of an indexed field has 1 to 128 characters");
        }
        return row -> {
            Table table = table(create.getIndexName(), row);
            if (table.indexOn(name).isPresent()) {
                throw new StatementException("Index already exists on " + table.name() + " (" + name + ")");
            }
            row.execution().context().writer().createIndex(table, name);
            return answer(table);
        };
    }

    private static Function<Row, Iterator<IonValue>> dropIndex(Identifier tableName, Identifier indexId) {
        String id = indexId.getName().getText();
        return row -> {
            Table table = table(tableName, row);
            Index index = table.indexes().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new StatementException("No index of " + table.name() + " has the id " + id));
            row.execution().context().writer().dropIndex(table, index);
            return answer(table);
        };
    }

    private static Table table(Identifier identifier, Row row) {
        String name = identifier.getName().getText();
        return row.execution()
                .activeTable(name)
                .orElseThrow(() -> SourcePosition.semanticError(identifier, "No such table: " + name));
    }

    private static Iterator<IonValue> answer(Table table) {
        var answer = IonValues.ION.newEmptyStruct();
        answer.add("tableId").newString(table.id());
        return List.<IonValue>of(answer).iterator();
    }
}
