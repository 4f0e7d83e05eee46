package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.partiql.lang.CompilerPipeline;
import org.partiql.lang.SqlException;
import org.partiql.lang.eval.EvaluationSession;

/**
 * The parser's library has an evaluator of its own, of QLDB's time: what both can compute is the same. But for a bag in
 * a container, which is a list to us, as Ion knows no bags.
 */
class ReferenceEvaluatorTest {

    private static final CompilerPipeline REFERENCE = CompilerPipeline.standard(IonValues.ION);

    private final Statements statements = new Statements();

    @Property(tries = 1000)
    void expressionsHaveTheSameValue(@ForAll("expressions") String expression) {
        assertSame(expression);
    }

    @Property(tries = 500)
    void queriesHaveTheSameResults(@ForAll("queries") String query) {
        assertSame(query);
    }

    /** Either may fail where the other does not: we evaluate all of a list, the reference knows fewer numbers. */
    private void assertSame(String statement) {
        Optional<String> reference = reference(statement);
        Optional<String> ours = ours(statement);
        if (reference.isPresent() && ours.isPresent()) {
            assertThat(ours.map(ReferenceEvaluatorTest::withoutMinusZero))
                    .as(statement)
                    .isEqualTo(reference.map(ReferenceEvaluatorTest::withoutMinusZero));
        }
    }

    /** The reference makes minus zero of a decimal zero that is negated; they are equal. */
    private static String withoutMinusZero(String results) {
        return results.replaceAll("-(0(?:\\.0*)?)(?![0-9.])", "$1");
    }

    /** The results in Ion text, or none if the statement failed. */
    private Optional<String> ours(String statement) {
        try {
            return Optional.of(statements.values(statement).stream()
                    .map(IonValue::toString)
                    .collect(Collectors.joining(" ")));
        } catch (StatementException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> reference(String statement) {
        try {
            IonValue value = REFERENCE
                    .compile(statement)
                    .eval(EvaluationSession.standard())
                    .getIonValue();
            Stream<IonValue> results =
                    value.hasTypeAnnotation("$partiql_bag") ? ((IonSequence) value).stream() : Stream.of(value);
            return Optional.of(results.filter(result -> !result.hasTypeAnnotation("$partiql_missing"))
                    .map(IonValue::toString)
                    .collect(Collectors.joining(" "))
                    .replace("$partiql_bag::", "")
                    .replace("$partiql_missing::", ""));
        } catch (SqlException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return expression(3, List.of());
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> rows = literal()
                .tuple2()
                .map(values -> "{'a': " + values.get1() + ", 'b': " + values.get2() + "}")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> "<<" + String.join(", ", list) + ">>");
        Arbitrary<String> where = condition(List.of("t.a", "t.b", "a"));
        Arbitrary<String> select = Arbitraries.of(
                "*",
                "t.*",
                "a",
                "t.b AS x, t.a",
                "VALUE t.a",
                "VALUE t",
                "VALUE {'k': t.a, 'l': [t.b]}",
                "t.a = t.b",
                "COUNT(*)",
                "COUNT(t.a) AS n");
        Arbitrary<String> from = Arbitraries.of(
                "%s AS t",
                "%s AS t, t.a AS u",
                "%s AS t LEFT JOIN t.b AS u ON TRUE",
                "%s AS t, UNPIVOT t AS u AT n",
                "%s AS t INNER JOIN <<1, 2>> AS u ON t.a = u");
        return Combinators.combine(rows, select, from, where)
                .as((data, projection, source, condition) ->
                        "SELECT " + projection + " FROM " + source.formatted(data) + " WHERE " + condition);
    }

    private static Arbitrary<String> literal() {
        return Arbitraries.of(
                "1",
                "2",
                "1.0",
                "2.5",
                "-3",
                "0",
                "'a'",
                "'b'",
                "'abc'",
                "''",
                "TRUE",
                "FALSE",
                "NULL",
                "MISSING",
                "[1, 2]",
                "['a']",
                "{'c': 1}",
                "`2020T`",
                "`x`",
                "`5e-1`");
    }

    private static Arbitrary<String> expression(int depth, List<String> names) {
        Arbitrary<String> leaf = names.isEmpty() ? literal() : Arbitraries.oneOf(literal(), Arbitraries.of(names));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> operand = Arbitraries.lazy(() -> expression(depth - 1, names));
        return Arbitraries.oneOf(leaf, binary(operand), ternary(operand), unary(operand));
    }

    private static Arbitrary<String> binary(Arbitrary<String> operand) {
        return Combinators.combine(
                        operand,
                        Arbitraries.of(
                                "+", "-", "*", "/", "%", "||", "=", "<>", "<", "<=", ">", ">=", "AND", "OR", "LIKE",
                                "IN"),
                        operand)
                .as((one, operator, other) -> "(" + one + " " + operator + " " + other + ")");
    }

    private static Arbitrary<String> ternary(Arbitrary<String> operand) {
        return Combinators.combine(
                        Arbitraries.of(
                                "(%s BETWEEN %s AND %s)",
                                "CASE WHEN %s THEN %s ELSE %s END",
                                "CASE %s WHEN %s THEN %s END",
                                "COALESCE(%s, %s, %s)",
                                "[%s, %s, {'x': %s}]",
                                "(%s IN (%s, %s))",
                                "SUBSTRING(%s, %s, %s)"),
                        operand,
                        operand,
                        operand)
                .as((form, one, two, three) -> form.formatted(one, two, three));
    }

    private static Arbitrary<String> unary(Arbitrary<String> operand) {
        return Combinators.combine(
                        Arbitraries.of(
                                "(NOT %s)",
                                "(%s IN <<1, 2, 'a'>>)",
                                "SIZE(<<%s, 1>>)",
                                "(- %s)",
                                "(%s IS NULL)",
                                "(%s IS MISSING)",
                                "(%s IS NOT INT)",
                                "(%s IS STRING)",
                                "[3, 4][%s]",
                                "({'c': %s}.c)",
                                "CAST(%s AS STRING)",
                                "CAST(%s AS INT)",
                                "CAST(%s AS BOOL)",
                                "CHAR_LENGTH(%s)",
                                "UPPER(%s)",
                                "TRIM(%s)",
                                "SIZE(%s)",
                                "EXISTS(%s)",
                                "NULLIF(%1$s, 1)"),
                        operand)
                .as((form, value) -> form.formatted(value));
    }

    private static Arbitrary<String> condition(List<String> names) {
        return Combinators.combine(
                        Arbitraries.of(names),
                        Arbitraries.of("=", "<>", "IN"),
                        expression(1, names),
                        Arbitraries.of("", " OR t.a IS NOT NULL", " AND NOT t.b IS MISSING"))
                .as((name, operator, value, more) -> name + " " + operator + " " + value + more);
    }
}
