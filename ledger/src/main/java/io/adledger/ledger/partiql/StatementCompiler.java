package io.adledger.ledger.partiql;

import com.amazon.ion.IonValue;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.change.ChangeCompiler;
import io.adledger.ledger.partiql.change.DefinitionCompiler;
import io.adledger.ledger.partiql.change.ProcedureCompiler;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.query.QueryCompiler;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.tags.Tags;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.partiql.lang.domains.PartiqlAst.Statement;

/**
 * Compiles statements of QLDB's PartiQL, and keeps what it compiled, as long as it is used and there is room.
 * Thread-safe.
 */
public final class StatementCompiler {

    private static final long CACHED_CHARACTERS = 4_000_000;

    private final Cache<String, CompiledStatement> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((String text, CompiledStatement _) -> text.length() + 100)
            .build();
    private final StatementParser parser = new StatementParser();
    private final QueryCompiler queries = new QueryCompiler();
    private final ChangeCompiler changes = new ChangeCompiler(queries);
    private final DefinitionCompiler definitions = new DefinitionCompiler();
    private final ProcedureCompiler procedures = new ProcedureCompiler(queries);

    /**
     * Compiles a statement.
     *
     * @throws StatementException if it cannot be parsed, or uses what is not supported
     */
    public CompiledStatement compile(String text) {
        CompiledStatement cached = cache.getIfPresent(text);
        if (cached != null) {
            return cached;
        }
        CompiledStatement compiled = compileAnew(text);
        cache.put(text, compiled);
        return compiled;
    }

    private CompiledStatement compileAnew(String text) {
        Optional<String> undropped = LedgerForms.undroppedTable(text);
        if (undropped.isPresent()) {
            return new PlannedStatement(0, 0, definitions.undropTable(undropped.get()));
        }
        Statement statement = parser.parse(LedgerForms.withoutOptions(text));
        try {
            Scope scope = Scope.ofStatement();
            Function<Row, Iterator<IonValue>> body = body(statement, scope, LedgerForms.tags(text));
            return new PlannedStatement(scope.parameters(), scope.slots(), body);
        } catch (StackOverflowError e) {
            throw new StatementException("Semantic Error: the statement is nested too deeply", e);
        }
    }

    private Function<Row, Iterator<IonValue>> body(Statement statement, Scope scope, Tags tags) {
        return switch (statement) {
            case Statement.Query query -> {
                Expression expression = queries.expressions().compile(query.getExpr(), scope);
                yield row -> results(expression.evaluate(row));
            }
            case Statement.Dml change -> changes.compile(change, scope);
            case Statement.Ddl definition -> definitions.compile(definition, tags);
            case Statement.Exec exec -> procedures.compile(exec, scope);
            default -> throw SourcePosition.semanticError(statement, "The statement is not supported");
        };
    }

    /** The elements of a bag, or the one value that the statement has. MISSING is no result. */
    private static Iterator<IonValue> results(Datum value) {
        Iterable<Datum> results = value instanceof Datum.Bag(Iterable<Datum> elements) ? elements : List.of(value);
        return StreamSupport.stream(results.spliterator(), false)
                .filter(result -> result != Datum.Missing.MISSING)
                .map(result -> IonValues.ION.clone(result.toIon()))
                .iterator();
    }
}
