package io.adledger.ledger.partiql.change;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.LedgerWriter;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.query.Documents;
import io.adledger.ledger.partiql.query.QueryCompiler;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partiql.lang.domains.PartiqlAst.DmlOp;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.FromSource;
import org.partiql.lang.domains.PartiqlAst.Statement;

/** Compiles the statements that change documents. Each answers {@code {documentId: "…"}} per document. */
public final class ChangeCompiler {

    private final QueryCompiler queries;

    public ChangeCompiler(QueryCompiler queries) {
        this.queries = queries;
    }

    public Function<Row, Iterator<IonValue>> compile(Statement.Dml statement, Scope scope) {
        if (statement.getReturning() != null) {
            throw SourcePosition.semanticError(statement, "RETURNING is not supported");
        }
        FromSource from = statement.getFrom();
        List<? extends DmlOp> operations = statement.getOperations().getOps();
        if (from != null) {
            return change(queries.documents(from, statement.getWhere(), scope), operations);
        }
        return switch (operations.getFirst()) {
            case DmlOp.InsertValue insert
            when insert.getOnConflict() == null && insert.getIndex() == null ->
                insert(insert.getTarget(), one(compile(insert.getValue(), scope)));
            case DmlOp.Insert insert
            when insert.getConflictAction() == null ->
                insert(insert.getTarget(), all(compile(insert.getValues(), scope)));
            case DmlOp.InsertValue insert ->
                throw SourcePosition.semanticError(insert, "A document cannot be inserted AT a place or ON CONFLICT");
            case DmlOp.Insert insert -> throw SourcePosition.semanticError(insert, "ON CONFLICT is not supported");
            case DmlOp operation -> throw SourcePosition.semanticError(operation, "The statement names no table");
        };
    }

    private Expression compile(Expr expr, Scope scope) {
        return queries.expressions().compile(expr, scope);
    }

    private static Function<Row, List<Datum>> one(Expression document) {
        return row -> List.of(document.evaluate(row));
    }

    /** A bag or list of documents, or a single one. */
    private static Function<Row, List<Datum>> all(Expression documents) {
        return row -> {
            Datum value = documents.evaluate(row);
            List<Datum> all = new ArrayList<>();
            value.elements().orElseGet(() -> List.of(value)).forEach(all::add);
            return all;
        };
    }

    private static Function<Row, Iterator<IonValue>> insert(Expr target, Function<Row, List<Datum>> documents) {
        if (!(target instanceof Expr.Id table)) {
            throw SourcePosition.semanticError(target, "INSERT INTO takes the name of a table");
        }
        String name = table.getName().getText();
        StatementException unknown = SourcePosition.semanticError(table, "No such variable named '" + name + "'");
        return row -> {
            Table into = table(name, String.valueOf(unknown.getMessage()), row);
            LedgerWriter writer = row.execution().context().writer();
            return documents.apply(row).stream().map(Draft::document).toList().stream()
                    .map(document -> answer(writer.insert(into, document)))
                    .toList()
                    .iterator();
        };
    }

    private static Table table(String name, String unknown, Row row) {
        return row.execution().activeTable(name).orElseThrow(() -> new StatementException(unknown));
    }

    /** All documents are found and changed before the first is written, so that no change affects what is found. */
    private Function<Row, Iterator<IonValue>> change(Documents documents, List<? extends DmlOp> operations) {
        EditCompiler compiler = new EditCompiler(queries.expressions(), documents);
        List<Edit> edits = operations.stream().map(compiler::compile).toList();
        boolean removing = operations.stream().anyMatch(DmlOp.Remove.class::isInstance);
        return outer -> {
            Table table = table(documents.table(), documents.unknown(), outer);
            Map<String, Draft> drafts = new LinkedHashMap<>();
            for (Row row : rows(documents, removing, outer)) {
                String id = row.get(documents.id()).text().orElseThrow();
                Draft draft = drafts.computeIfAbsent(id, _ -> new Draft(data(documents, row)));
                edits.forEach(edit -> edit.apply(draft, row));
            }
            LedgerWriter writer = outer.execution().context().writer();
            drafts.forEach((id, draft) -> draft.write(writer, table, id));
            return drafts.keySet().stream().map(ChangeCompiler::answer).toList().iterator();
        };
    }

    /** Rows of which every element is there; to remove them, the last comes first, so that none moves before its turn. */
    private static List<Row> rows(Documents documents, boolean removing, Row outer) {
        List<Row> rows = new ArrayList<>();
        documents.rows().rows(outer).forEachRemaining(row -> {
            if (documents.nested().stream().noneMatch(nested -> row.get(nested.element()) == Datum.Missing.MISSING)) {
                rows.add(row);
            }
        });
        return removing && !documents.nested().isEmpty() ? rows.reversed() : rows;
    }

    private static IonStruct data(Documents documents, Row row) {
        return row.get(documents.element()).struct().orElseThrow();
    }

    private static IonValue answer(String documentId) {
        var answer = IonValues.ION.newEmptyStruct();
        answer.add("documentId").newString(documentId);
        return answer;
    }
}
