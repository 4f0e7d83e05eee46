package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {

    private final Statements statements = new Statements().given("CREATE TABLE Car", "CREATE INDEX ON Car (vin)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE Person",
                "create table Person ;",
                "CREATE TABLE \"Person\"",
                "CREATE TABLE Person WITH (aws_tags = `{'environment': \"production\"}`)"
            })
    void aTableIsCreated(String statement) {
        assertThat(statements.run(statement)).containsExactly("{tableId:\"table3\"}");
        assertThat(statements.run("SELECT * FROM Person")).isEmpty();
    }

    @Test
    void anIndexIsCreated() {
        assertThat(statements.run("CREATE INDEX ON Car (\"owner\")")).containsExactly("{tableId:\"table1\"}");
        assertThat(statements.run("SELECT VALUE i.expr FROM information_schema.user_tables t, t.indexes i"))
                .containsExactly("\"[vin]\"", "\"[owner]\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP INDEX \"index2\" ON Car", "drop index index2 on Car with (purge = true);"})
    void anIndexIsDropped(String statement) {
        assertThat(statements.run(statement)).containsExactly("{tableId:\"table1\"}");
        assertThat(statements.readsOf("SELECT * FROM Car WHERE vin = 1")).containsExactly("scan Car");
    }

    @Test
    void aTableIsDroppedAndBroughtBack() {
        statements.given("INSERT INTO Car {'vin': 'A'}");

        assertThat(statements.run("DROP TABLE Car")).containsExactly("{tableId:\"table1\"}");
        assertThatThrownBy(() -> statements.run("SELECT * FROM Car")).isInstanceOf(StatementException.class);

        assertThat(statements.run("UNDROP TABLE \"table1\"")).containsExactly("{tableId:\"table1\"}");
        assertThat(statements.run("SELECT * FROM Car")).containsExactly("{vin:\"A\"}");
    }

    @ParameterizedTest(name = "{0} fails: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE Car | Table already exists with name: Car",
                "CREATE TABLE _ql_x | Not a name for a table: _ql_x",
                "CREATE TABLE \"a b\" | Not a name for a table: a b",
                "CREATE INDEX ON Car (vin) | Index already exists on Car (vin)",
                "CREATE INDEX ON Car (a, b) | single top-level field",
                "CREATE INDEX ON Car (a.b) | single top-level field",
                "CREATE INDEX ON Foo (a) | No such table: Foo",
                "DROP TABLE Foo | No such table: Foo",
                "DROP INDEX \"x\" ON Car | No index of Car has the id x",
                "DROP INDEX \"x\" ON Foo | No such table: Foo",
                "UNDROP TABLE \"x\" | No table has the id x",
                "UNDROP TABLE \"table1\" | The table is active: Car",
                "CREATE TABLE Foo WITH (what = 1) | Parser Error",
                "DROP INDEX \"x\" ON Car WITH (purge = maybe) | Parser Error",
            })
    void whatCannotBeDefinedIsNamed(String statement, String message) {
        assertThatThrownBy(() -> statements.run(statement))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTableCannotComeBackUnderANameThatIsTaken() {
        statements.given("DROP TABLE Car", "CREATE TABLE Car");

        assertThatThrownBy(() -> statements.run("UNDROP TABLE \"table1\""))
                .isInstanceOf(StatementException.class)
                .hasMessage("Table already exists with name: Car");
    }
}
