package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the way to the documents, the rows are the same. */
class AccessPathLawTest {

    @Property(tries = 300)
    void anIndexGivesTheRowsOfAScan(
            @ForAll("documents") List<String> documents, @ForAll("conditions") String condition) {
        Statements scanning = tables(documents);
        Statements indexed = tables(documents).given("CREATE INDEX ON T (a)", "CREATE INDEX ON T (b)");

        for (String query : List.of(
                "SELECT VALUE t FROM T AS t WHERE " + condition,
                "SELECT VALUE t.data FROM _ql_committed_T AS t WHERE " + condition.replace("t.", "t.data."),
                "SELECT VALUE [s, t] FROM T AS s, T AS t WHERE s.a = t.b AND " + condition,
                "SELECT VALUE [s, t] FROM T AS s LEFT JOIN T AS t ON s.b = t.a AND " + condition)) {
            assertThat(indexed.run(query)).as(query).containsExactlyInAnyOrderElementsOf(scanning.run(query));
        }
    }

    private static Statements tables(List<String> documents) {
        Statements statements = new Statements().given("CREATE TABLE T");
        documents.forEach(document -> statements.run("INSERT INTO T ?", document));
        return statements;
    }

    @Provide
    Arbitrary<List<String>> documents() {
        Arbitrary<String> document = Combinators.combine(values(), values())
                .as((a, b) -> "{" + (a.isEmpty() ? "" : "a:" + a + ",") + (b.isEmpty() ? "" : "b:" + b) + "}");
        return document.list().ofMaxSize(8);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of(
                "", "1", "1.0", "1e0", "2", "x", "\"x\"", "null", "true", "[1]", "[1.0]", "{c:1}", "2020T");
    }

    @Provide
    Arbitrary<String> conditions() {
        Arbitrary<String> key = Arbitraries.of(
                "1", "2.0", "'x'", "`x`", "NULL", "MISSING", "[1]", "{'c': 1}", "`2020-01-01T`", "t.b", "t");
        Arbitrary<String> field = Arbitraries.of("t.a", "t.b");
        Arbitrary<String> simple = Combinators.combine(
                        field, key, key, Arbitraries.integers().between(0, 3))
                .as((name, one, other, form) -> switch (form) {
                    case 0 -> name + " = " + one;
                    case 1 -> one + " = " + name;
                    case 2 -> name + " IN (" + one + ", " + other + ")";
                    default -> name + " IS NOT MISSING";
                });
        return Combinators.combine(simple, simple, Arbitraries.of(" AND ", " OR ", " AND NOT "))
                .as((one, other, operator) -> "(" + one + operator + other + ")");
    }
}
