package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent, the worst that comes back is a {@link StatementException}. */
class RobustnessTest {

    private final Statements statements =
            new Statements().given("CREATE TABLE T", "INSERT INTO T {'a': 1, 'b': [1, {'c': NULL}]}");

    @Property(tries = 500)
    void anyTextIsAStatementOrRefused(@ForAll String text) {
        runOrRefuse(text);
    }

    @Property(tries = 2000)
    void anyTokensAreAStatementOrRefused(@ForAll("tokens") String text) {
        runOrRefuse(text);
    }

    @Property(tries = 100)
    void deepNestingIsComputedOrRefused(@ForAll("nested") String text) {
        runOrRefuse(text);
    }

    @Property
    void numbersOfAnySizeAreComputedOrRefusedAtOnce(
            @ForAll("numbers") String one, @ForAll("numbers") String other, @ForAll("operations") String operation) {
        runOrRefuse(operation.formatted(one, other));
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.of(
                "0",
                "1",
                "-7",
                "`1d999999999`",
                "`1d-999999999`",
                "`-5d2147483000`",
                "`0d999999999`",
                "`0d-999999999`",
                "`1.5d-2147483000`",
                "`nan`",
                "`+inf`",
                "`-inf`",
                "`1e308`",
                "`5e-324`",
                "`-0e0`",
                "12345678901234567890123456789012345678901234567890");
    }

    @Provide
    Arbitrary<String> operations() {
        return Arbitraries.of(
                "%s + %s",
                "%s - %s",
                "%s * %s",
                "%s / %s",
                "%s %% %s",
                "%s = %s",
                "%s < %s",
                "-%s IN [%s]",
                "CAST(%s AS INT)",
                "CAST(%s AS FLOAT)",
                "CAST(%s AS DECIMAL(38, 4))",
                "CAST(%s AS STRING)",
                "SUM(<<%s, %s>>)",
                "AVG([%s, %s])",
                "MAX([%s, %s])",
                "<<%s>> = <<%s>>",
                "SUBSTRING('abc', %s, %s)",
                "DATE_ADD(second, %s, `2020T`)",
                "DATE_ADD(month, %s, `2020T`)",
                "[1, 2][%s]");
    }

    private void runOrRefuse(String text) {
        try {
            statements.values(text);
        } catch (StatementException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> tokens() {
        List<String> heads = List.of("SELECT VALUE ", "SELECT * FROM T WHERE ", "UPDATE T SET a = ", "", "FROM T SET ");
        Arbitrary<String> token = Arbitraries.of(
                "a",
                "b",
                "T",
                "t",
                ".",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                ",",
                ":",
                "1",
                "0",
                "'x'",
                "`y`",
                "`1d99999`",
                "NULL",
                "MISSING",
                "*",
                "+",
                "-",
                "/",
                "%",
                "||",
                "=",
                "<",
                "IN",
                "LIKE",
                "IS",
                "NOT",
                "AND",
                "OR",
                "FROM",
                "AS",
                "WHERE",
                "CASE",
                "WHEN",
                "THEN",
                "END",
                "CAST(a AS INT)",
                "COUNT(*)",
                "SUM(",
                "SIZE(",
                "EXISTS(",
                "UPPER(",
                "`2020T`",
                "<<",
                ">>",
                "BY",
                "AT",
                "SET",
                "REMOVE",
                "VALUE",
                "INSERT INTO",
                "history(T)",
                "_ql_committed_T",
                "T.b",
                "T.b[0]",
                "b[*]",
                "T.*",
                "UNPIVOT",
                "JOIN",
                "ON",
                ";");
        Arbitrary<String> tail = token.list().ofMaxSize(8).map(tokens -> String.join(" ", tokens));
        return net.jqwik.api.Combinators.combine(Arbitraries.of(heads), tail).as(String::concat);
    }

    @Provide
    Arbitrary<String> nested() {
        List<List<String>> shapes = List.of(
                List.of("(", ")"),
                List.of("[", "]"),
                List.of("{'a':", "}"),
                List.of("NOT ", ""),
                List.of("1+", ""),
                List.of("`[", "]`"),
                List.of("CASE WHEN TRUE THEN ", " END"),
                List.of("(SELECT VALUE ", " FROM T)"));
        return net.jqwik.api.Combinators.combine(Arbitraries.of(shapes), Arbitraries.of(1, 5, 20, 100, 500))
                .as((shape, depth) ->
                        shape.getFirst().repeat(depth) + "1" + shape.getLast().repeat(depth));
    }
}
