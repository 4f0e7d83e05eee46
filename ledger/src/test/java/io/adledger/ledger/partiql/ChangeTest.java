package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    private final Statements statements = new Statements().given("CREATE TABLE Car");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO Car VALUE {'vin': 'A'} | ~~ | {vin:\"A\"}",
                "INSERT INTO Car {'vin': 'A'} | ~~ | {vin:\"A\"}",
                "INSERT INTO Car VALUE ? | {vin: A} | {vin:A}",
                "INSERT INTO Car ? | {vin: A} | {vin:A}",
                "INSERT INTO Car ? | [{vin: A}, {vin: B}] | {vin:A} {vin:B}",
                "INSERT INTO Car << {'vin': 'A'}, {'vin': 'B'} >> | ~~ | {vin:\"A\"} {vin:\"B\"}",
                "INSERT INTO Car `{vin: A, built: 2020T}` | ~~ | {vin:A,built:2020T}",
                "INSERT INTO Car VALUE {'vin': ?} | [1, 2] | {vin:[1,2]}",
            })
    void documentsAreInserted(String statement, String parameter, String expected) {
        String[] parameters = parameter.isEmpty() ? new String[0] : new String[] {parameter};

        assertThat(statements.run(statement, parameters)).first().asString().isEqualTo("{documentId:\"document2\"}");
        assertThat(String.join(" ", statements.run("SELECT VALUE c FROM Car c")))
                .isEqualTo(expected);
    }

    @Test
    void aTableCanBeFilledFromAQuery() {
        statements.given("INSERT INTO Car << {'vin': 'A'}, {'vin': 'B'} >>");

        assertThat(statements.run("INSERT INTO Car SELECT c.vin AS copied FROM Car c"))
                .hasSize(2);
        assertThat(statements.run("SELECT VALUE c.copied FROM Car c")).containsExactly("\"A\"", "\"B\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "UPDATE Car SET a = 9 | {b:{c:1},l:[1,2,3],a:9}",
                "UPDATE Car AS t SET t.a = t.a + 1, t.b.c = 7 WHERE t.a = 1 | {b:{c:7},l:[1,2,3],a:2}",
                "UPDATE Car AS t SET t.x = t.a, t.a = 5 | {b:{c:1},l:[1,2,3],x:1,a:5}",
                "UPDATE Car AS t SET t.a = 5, t.x = t.a | {b:{c:1},l:[1,2,3],a:5,x:1}",
                "UPDATE Car AS t SET t.l[0] = 'first' | {a:1,b:{c:1},l:[\"first\",2,3]}",
                "UPDATE Car AS t SET t.l[3] = 4 | {a:1,b:{c:1},l:[1,2,3,4]}",
                "UPDATE Car AS t SET t.\"b\"['c'] = <<1>> | {a:1,b:{c:[1]},l:[1,2,3]}",
                "UPDATE Car AS t SET t.a = MISSING | {b:{c:1},l:[1,2,3]}",
                "UPDATE Car AS t SET t = {'new': TRUE} | {new:true}",
                "UPDATE Car AS t REMOVE t.b.c | {a:1,b:{},l:[1,2,3]}",
                "UPDATE Car AS t REMOVE t.nowhere.near | {a:1,b:{c:1},l:[1,2,3]}",
                "UPDATE Car AS t INSERT INTO t.l VALUE 0 AT 0 | {a:1,b:{c:1},l:[0,1,2,3]}",
                "UPDATE Car AS t INSERT INTO t.l VALUE 9 | {a:1,b:{c:1},l:[1,2,3,9]}",
                "FROM Car AS t WHERE t.a = 1 SET t.a = 2 | {b:{c:1},l:[1,2,3],a:2}",
                "FROM Car AS t BY id WHERE id = 'document2' SET t.a = 2 | {b:{c:1},l:[1,2,3],a:2}",
                "FROM Car AS t WHERE t.a = 1 REMOVE t.l[1] | {a:1,b:{c:1},l:[1,3]}",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t.l VALUE {'n': 4} AT 3 | {a:1,b:{c:1},l:[1,2,3,{n:4}]}",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t.b VALUE 2 AT 'd' | {a:1,b:{c:1,d:2},l:[1,2,3]}",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t VALUE 2 AT 'd' | {a:1,b:{c:1},l:[1,2,3],d:2}",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t.l VALUE << 4, 5 >> | {a:1,b:{c:1},l:[1,2,3,[4,5]]}",
                "FROM Car AS t WHERE t.a = 1 REMOVE t | ~~",
                "DELETE FROM Car | ~~",
                "DELETE FROM Car AS t WHERE t.a = 1 | ~~",
                "DELETE FROM Car BY id WHERE id = 'document2' | ~~",
            })
    void documentsAreChanged(String statement, String expected) {
        statements.given("INSERT INTO Car {'a': 1, 'b': {'c': 1}, 'l': [1, 2, 3]}");

        assertThat(statements.run(statement)).containsExactly("{documentId:\"document2\"}");
        assertThat(String.join(" ", statements.run("SELECT VALUE t FROM Car t")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "FROM Car AS t, @t.parts AS p WHERE p.n = 1 SET p.n = 9 | {parts:[{tags:[a,b],n:9},{n:2},{n:9}],m:{x:1,y:2}}",
                "FROM Car AS t, t.parts AS p WHERE p.n = 1 REMOVE p | {parts:[{n:2}],m:{x:1,y:2}}",
                "FROM Car AS t, t.parts AS p AT i WHERE i = 1 REMOVE p.n | {parts:[{n:1,tags:[a,b]},{},{n:1}],m:{x:1,y:2}}",
                "FROM Car AS t, t.parts AS p, p.tags AS g WHERE g = 'b' SET g = 'c' | {parts:[{n:1,tags:[a,\"c\"]},{n:2},{n:1}],m:{x:1,y:2}}",
                "FROM Car AS t, t.parts AS p WHERE p.n = 1 INSERT INTO p VALUE TRUE AT 'new' | {parts:[{n:1,tags:[a,b],new:true},{n:2},{n:1,new:true}],m:{x:1,y:2}}",
                "FROM Car AS t, t.parts AS p WHERE p.n = 2 SET t.m = p | {parts:[{n:1,tags:[a,b]},{n:2},{n:1}],m:{n:2}}",
                "FROM Car AS t, UNPIVOT t.m AS v AT k WHERE k = 'y' SET v = 3 | {parts:[{n:1,tags:[a,b]},{n:2},{n:1}],m:{x:1,y:3}}",
                "FROM Car AS t, t.parts AS p WHERE p.n = 2 REMOVE t | ~~",
            })
    void elementsOfNestedCollectionsAreChanged(String statement, String expected) {
        statements.given(
                "INSERT INTO Car `{parts: [{n: 1, tags: [a, b]}, {n: 2}, {n: 1}], m: {x: 1, y: 2}}`",
                "INSERT INTO Car {'other': 1}");

        assertThat(statements.run(statement)).containsExactly("{documentId:\"document2\"}");
        assertThat(String.join(" ", statements.run("SELECT VALUE t FROM Car t WHERE t.other IS MISSING")))
                .isEqualTo(expected);
        assertThat(statements.run("SELECT * FROM history(Car) AS h WHERE h.data.other IS NOT MISSING"))
                .hasSize(1);
    }

    @Test
    void onlyMatchingDocumentsAreChanged() {
        statements.given("INSERT INTO Car << {'a': 1}, {'a': 2}, {'a': 2} >>");

        assertThat(statements.run("UPDATE Car SET b = ? WHERE a = ?", "true", "2"))
                .containsExactly("{documentId:\"document3\"}", "{documentId:\"document4\"}");
        assertThat(statements.run("DELETE FROM Car WHERE b IS MISSING")).containsExactly("{documentId:\"document2\"}");
        assertThat(statements.run("UPDATE Car SET b = 1 WHERE a = 7")).isEmpty();
        assertThat(statements.run("SELECT * FROM Car")).containsExactly("{a:2,b:true}", "{a:2,b:true}");
    }

    @ParameterizedTest(name = "{0} fails: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO Car VALUE 1 | A document must be a struct, not 1",
                "INSERT INTO Car VALUE [{'a': 1}] | A document must be a struct",
                "INSERT INTO Car << {'a': 1}, 2 >> | A document must be a struct, not 2",
                "INSERT INTO Car VALUE MISSING | A document must be a struct, not MISSING",
                "INSERT INTO Foo VALUE {'a': 1} | No such variable named 'Foo'",
                "INSERT INTO _ql_committed_Car VALUE {'a': 1} | No such variable named '_ql_committed_Car'",
                "INSERT INTO Car.a VALUE 1 | INSERT INTO takes the name of a table",
                "UPDATE Foo SET a = 1 | No such variable named 'Foo'",
                "UPDATE _ql_committed_Car SET a = 1 | Only the user view of a table can be changed",
                "UPDATE history(Car) AS h SET a = 1 | Error",
                "UPDATE Car AS t SET t = 1 | A document must be a struct, not 1",
                "UPDATE Car AS t SET t.x.y = 1 | Cannot set the document's element x.y",
                "UPDATE Car AS t SET t.a.b = 1 | Cannot set the document's element a.b",
                "UPDATE Car AS t SET t.l[7] = 1 | Cannot set the document's element l[7]",
                "UPDATE Car AS t BY id SET id = 1 | Not an element of the document",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t.a VALUE 1 | Cannot insert into the document's element a",
                "FROM Car AS t WHERE t.a = 1 INSERT INTO t.l VALUE 1 AT 9 | Cannot insert into the document's element l",
                "FROM Car AS t, Car AS u SET t.a = 1 | Only the documents of one table can be changed",
                "SET a = 1 | The statement names no table",
                "DELETE FROM Foo | No such variable named 'Foo'",
            })
    void whatCannotBeChangedIsNamedAndNothingIsWritten(String statement, String message) {
        statements.given("INSERT INTO Car {'a': 1, 'l': [1]}");

        assertThatThrownBy(() -> statements.run(statement))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining(message);
        assertThat(statements.run("SELECT * FROM history(Car)")).hasSize(1);
    }

    @Test
    void aParameterIsNotTakenOver() {
        var parameter = io.adledger.ledger.ion.IonValues.ION.singleValue("[{a: 1}]");
        new StatementCompiler().compile("INSERT INTO Car ?").execute(statements.ledger, java.util.List.of(parameter));

        ((com.amazon.ion.IonList) parameter).clear();

        assertThat(statements.run("SELECT * FROM Car")).containsExactly("{a:1}");
    }
}
