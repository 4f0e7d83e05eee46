package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectTest {

    private final Statements statements = new Statements()
            .given(
                    "CREATE TABLE Car",
                    "CREATE TABLE Person",
                    """
                    INSERT INTO Car <<
                        {'vin': 'A', 'owner': 'Ann', 'price': 10.5, 'tags': ['red', 'fast'], 'dim': {'w': 2, 'h': 1}},
                        {'vin': 'B', 'owner': 'Bob', 'price': 20, 'tags': [], 'engine': {'hp': 75}},
                        {'vin': 'C', 'owner': NULL}
                    >>""",
                    "INSERT INTO Person << {'name': 'Ann', 'age': 40}, {'name': 'Cid', 'age': 60} >>");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT vin FROM Car | {vin:\"A\"} {vin:\"B\"} {vin:\"C\"}",
                "SELECT c.vin, c.price AS cost FROM Car AS c | {vin:\"A\",cost:10.5} {vin:\"B\",cost:20} {vin:\"C\"}",
                "SELECT VALUE c.vin FROM Car c | \"A\" \"B\" \"C\"",
                "SELECT VALUE c.price FROM Car c | 10.5 20",
                "SELECT VALUE {'v': vin, 'p': price} FROM Car | {v:\"A\",p:10.5} {v:\"B\",p:20} {v:\"C\"}",
                "SELECT * FROM Person | {name:\"Ann\",age:40} {name:\"Cid\",age:60}",
                "SELECT p.* , p.age + 1 FROM Person p | {name:\"Ann\",age:40,_2:41} {name:\"Cid\",age:60,_2:61}",
                "SELECT c.tags[0], c.engine.hp FROM Car c WHERE vin <> 'C' | {_1:\"red\"} {hp:75}",
                "SELECT * FROM Person BY id | {name:\"Ann\",age:40,id:\"document6\"} {name:\"Cid\",age:60,id:\"document7\"}",
                "SELECT id FROM Person BY id WHERE name = 'Ann' | {id:\"document6\"}",
                "SELECT vin FROM Car WHERE price > 15 | {vin:\"B\"}",
                "SELECT vin FROM Car WHERE price IS MISSING | {vin:\"C\"}",
                "SELECT vin FROM Car WHERE owner IS NULL | {vin:\"C\"}",
                "SELECT vin FROM Car AS c WHERE c.dim.w = 2 | {vin:\"A\"}",
                "SELECT vin FROM Car AS c WHERE 'red' IN c.tags | {vin:\"A\"}",
                "SELECT vin FROM Car AS c WHERE c.vin = c.nowhere | ~~",
                "SELECT Car.vin FROM Car WHERE Car.vin = 'A' | {vin:\"A\"}",
                "SELECT \"vin\" FROM \"Car\" WHERE \"vin\" = 'A' | {vin:\"A\"}",
                "SELECT c.vin, p.age FROM Car c, Person p WHERE c.owner = p.name | {vin:\"A\",age:40}",
                "SELECT c.vin, p.age FROM Car c INNER JOIN Person p ON c.owner = p.name | {vin:\"A\",age:40}",
                "SELECT c.vin, p.age FROM Car c CROSS JOIN Person p WHERE p.age = 60 AND c.vin = 'A' | {vin:\"A\",age:60}",
                "SELECT c.vin, p.age FROM Car c LEFT JOIN Person p ON c.owner = p.name | {vin:\"A\",age:40} {vin:\"B\"} {vin:\"C\"}",
                "SELECT VALUE p IS NULL FROM Car c LEFT JOIN Person p ON c.owner = p.name | false true true",
                "SELECT vin, age FROM Car, Person WHERE vin = 'A' | {vin:\"A\",age:40} {vin:\"A\",age:60}",
                "SELECT c.vin, t FROM Car c, c.tags t | {vin:\"A\",t:\"red\"} {vin:\"A\",t:\"fast\"} {vin:\"C\"}",
                "SELECT t, i FROM Car c, c.tags AS t AT i | {t:\"red\",i:0} {t:\"fast\",i:1} {}",
                "SELECT c.vin, t FROM Car c LEFT JOIN c.tags t ON TRUE | {vin:\"A\",t:\"red\"} {vin:\"A\",t:\"fast\"} {vin:\"B\",t:null} {vin:\"C\"}",
                "SELECT n, v FROM Car c, UNPIVOT c.dim AS v AT n | {n:\"w\",v:2} {n:\"h\",v:1}",
                "SELECT c.vin, EXISTS(SELECT VALUE 1 FROM Person p WHERE p.name = c.owner) AS known FROM Car c | {vin:\"A\",known:true} {vin:\"B\",known:false} {vin:\"C\",known:false}",
                "SELECT vin FROM Car c WHERE c.owner IN (SELECT VALUE p.name FROM Person p) | {vin:\"A\"}",
                "SELECT x.vin FROM (SELECT c.vin, c.price FROM Car c WHERE c.price < 15) AS x | {vin:\"A\"}",
                "SELECT VALUE x FROM <<1, 2, 3>> AS x WHERE x > 1 | 2 3",
                "SELECT VALUE EXISTS(Car) FROM <<1>> | true",
                "SELECT c.vin, p.name FROM Car c, Person p WHERE c.vin = 'A' AND c.owner IN (SELECT VALUE p.name FROM <<1>> AS x) | {vin:\"A\",name:\"Ann\"}",
                "SELECT c.vin, p.name FROM Car c, Person p WHERE c.price = 20 AND 20 IN (SELECT VALUE SUM(p.age - 20) FROM <<1>> AS x) | {vin:\"B\",name:\"Ann\"}",
                "SELECT c.vin, p.name FROM Car c, Person p WHERE EXISTS(SELECT * FROM c.tags AS x WHERE x = 'red' AND p.age = 40) | {vin:\"A\",name:\"Ann\"}",
                "SELECT COUNT(*) FROM Car | {_1:3}",
                "SELECT COUNT(*) AS n, COUNT(price) AS priced, SUM(price) AS total, AVG(price) AS mean, MIN(vin) AS a, MAX(vin) AS z FROM Car | {n:3,priced:2,total:30.5,mean:15.25,a:\"A\",z:\"C\"}",
                "SELECT COUNT(*) AS n, SUM(price) AS s, MIN(price) AS m FROM Car WHERE vin = 'Z' | {n:0,s:null,m:null}",
                "SELECT SUM(price) + 1 AS more FROM Car | {more:31.5}",
                "SELECT VALUE COUNT(t) FROM Car c, c.tags t | 2",
                "SELECT VALUE (SELECT VALUE COUNT(*) FROM c.tags) FROM Car c WHERE c.vin = 'A' | [2]",
            })
    void rows(String query, String expected) {
        assertThat(String.join(" ", statements.run(query))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} fails: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM Foo | Semantic Error: at line 1, column 15: No such variable named 'Foo'",
                "SELECT * FROM car | No such variable named 'car'",
                "SELECT * FROM Car c, Foo f | No such variable named 'Foo'",
                "SELECT * FROM _ql_committed_Foo | No such variable named '_ql_committed_Foo'",
                "SELECT * FROM history(Foo) | No such variable named 'Foo'",
                "SELECT * FROM history('xyz') | No table has the id xyz",
                "SELECT * FROM history(Car, 1) | must be timestamps",
                "SELECT * FROM history(Car, `2021T`, `2020T`) | must not be after",
                "SELECT vin FROM Car ORDER BY vin | ORDER BY is not supported",
                "SELECT vin FROM Car GROUP BY vin | GROUP BY is not supported",
                "SELECT vin FROM Car LIMIT 1 | LIMIT is not supported",
                "SELECT DISTINCT vin FROM Car | SELECT DISTINCT is not supported",
                "SELECT COUNT(DISTINCT vin) FROM Car | DISTINCT is not supported",
                "SELECT vin, COUNT(*) FROM Car | Beside an aggregate function",
                "SELECT vin FROM Car UNION SELECT name FROM Person | UNION is not supported",
                "PIVOT c.vin AT c.owner FROM Car c | PIVOT is not supported",
                "SELECT * FROM Car c RIGHT JOIN Person p ON TRUE | RIGHT and FULL joins are not supported",
                "SELECT FROM Car | Parser Error: at line 1, column 8:",
                "SELECT * FRM Car | Parser Error: at line 1, column 10:",
                "SELECT * FROM Car WHERE 'a | Parser Error",
                "EXEC foo 'a' | No such stored procedure: foo",
            })
    void whatIsNotSupportedOrUnknownIsNamed(String query, String message) {
        assertThatThrownBy(() -> statements.run(query))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theNumberOfParametersMustFit() {
        assertThatThrownBy(() -> statements.run("SELECT * FROM Car WHERE vin = ?"))
                .isInstanceOf(StatementException.class)
                .hasMessage("Wrong number of parameters: the statement takes 1, but was given 0");
        assertThatThrownBy(() -> statements.run("SELECT * FROM Car", "1"))
                .isInstanceOf(StatementException.class)
                .hasMessage("Wrong number of parameters: the statement takes 0, but was given 1");
    }

    @Test
    void resultsBelongToTheCaller() {
        for (String query :
                new String[] {"SELECT VALUE c FROM Car c", "SELECT * FROM Car", "SELECT VALUE c.tags FROM Car c"}) {
            assertThat(statements.values(query)).allSatisfy(value -> {
                assertThat(value.getContainer()).isNull();
                assertThat(value.isReadOnly()).isFalse();
            });
        }
        statements.values("SELECT VALUE c FROM Car c").forEach(value -> ((com.amazon.ion.IonStruct) value).clear());

        assertThat(statements.run("SELECT VALUE c.vin FROM Car c")).hasSize(3);
    }
}
