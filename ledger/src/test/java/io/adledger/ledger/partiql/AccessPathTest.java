package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPathTest {

    private final Statements statements = new Statements()
            .given(
                    "CREATE TABLE Car",
                    "CREATE TABLE Owner",
                    "CREATE INDEX ON Car (vin)",
                    "CREATE INDEX ON Owner (name)",
                    "INSERT INTO Car << {'vin': 'A', 'owner': 'Ann'}, {'vin': 'B', 'owner': 'Bob'} >>",
                    "INSERT INTO Owner << {'name': 'Ann', 'age': 40}, {'name': 'Bob', 'age': 50} >>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM Car | scan Car",
                "SELECT * FROM Car WHERE vin = 'A' | lookup Car.vin \"A\"",
                "SELECT * FROM Car AS c WHERE 'A' = c.vin | lookup Car.vin \"A\"",
                "SELECT * FROM Car AS c WHERE c.vin = `A` AND c.owner = 'Ann' | lookup Car.vin A",
                "SELECT * FROM Car AS c WHERE c.vin IN ('A', 'B', 'A') | lookup Car.vin \"A\", lookup Car.vin \"B\"",
                "SELECT * FROM Car AS c WHERE c.vin = NULL | ~~",
                "SELECT * FROM Car AS c WHERE c.vin = c.owner | scan Car",
                "SELECT * FROM Car AS c WHERE c.vin = 'A' OR c.owner = 'Bob' | scan Car",
                "SELECT * FROM Car AS c WHERE c.VIN = 'A' | scan Car",
                "SELECT * FROM Car AS c WHERE c.vin > 'A' | scan Car",
                "SELECT * FROM Car AS c BY id WHERE id = 'document5' | get Car document5",
                "SELECT * FROM Car AS c BY id WHERE id IN ('document5', 'document6') AND c.vin = 'A' | get Car document5, get Car document6",
                "SELECT * FROM _ql_committed_Car AS c WHERE c.metadata.id = 'document5' | get Car document5",
                "SELECT * FROM _ql_committed_Car WHERE metadata.id = 'document5' | get Car document5",
                "SELECT * FROM _ql_committed_Car AS c WHERE c.data.vin = 'A' | lookup Car.vin \"A\"",
                "SELECT * FROM _ql_committed_Car AS c WHERE c.vin = 'A' | scan Car",
                "SELECT * FROM history(Car) AS h WHERE h.metadata.id = 'document5' | history Car document5",
                "SELECT * FROM history(Car) AS h BY id WHERE id = 'document5' | history Car document5",
                "SELECT * FROM history(Car) AS h | history Car *",
                "SELECT * FROM Car c, Owner o WHERE c.vin = 'A' AND o.name = c.owner | lookup Car.vin \"A\", lookup Owner.name \"Ann\"",
                "SELECT * FROM Car c INNER JOIN Owner o ON o.name = c.owner WHERE c.vin = 'A' | lookup Car.vin \"A\", lookup Owner.name \"Ann\"",
                "SELECT * FROM Owner o, Car c WHERE c.vin = 'A' AND o.name = c.owner | lookup Car.vin \"A\", lookup Owner.name \"Ann\"",
                "SELECT * FROM Car c, Owner o WHERE o.name = c.owner | scan Car, lookup Owner.name \"Ann\", lookup Owner.name \"Bob\"",
                "SELECT * FROM Car c, Owner o WHERE o.name = c.owner AND c.vin > 'A' | scan Car, lookup Owner.name \"Bob\"",
                "SELECT * FROM Car c, c.owner n, Owner o WHERE o.name = n AND c.vin = 'B' | lookup Car.vin \"B\", lookup Owner.name \"Bob\"",
                "SELECT * FROM Car c, Owner AS o BY id WHERE id = 'document7' AND c.owner = o.name | get Owner document7, scan Car",
                "SELECT * FROM Car WHERE 1 = 2 | ~~",
                "SELECT * FROM Car c LEFT JOIN Owner o ON o.name = c.owner WHERE c.vin = 'A' | lookup Car.vin \"A\", lookup Owner.name \"Ann\"",
                "SELECT * FROM Car c LEFT JOIN Owner o ON c.vin = 'X' WHERE c.vin = 'A' | lookup Car.vin \"A\", scan Owner",
                "UPDATE Car SET colour = 'red' WHERE vin = 'A' | lookup Car.vin \"A\"",
                "UPDATE Car AS c BY id SET c.colour = 'red' WHERE id = 'document5' | get Car document5",
                "FROM Car AS c WHERE c.vin = 'A' SET c.colour = 'red' | lookup Car.vin \"A\"",
                "DELETE FROM Car WHERE vin = 'A' | lookup Car.vin \"A\"",
                "DELETE FROM Car BY id WHERE id = 'document5' | get Car document5",
            })
    void documentsAreFoundInTheShortestWay(String statement, String reads) {
        assertThat(statements.readsOf(statement))
                .isEqualTo(reads.isEmpty() ? java.util.List.of() : java.util.List.of(reads.split(", ")));
    }

    @Test
    void aCachedStatementUsesAnIndexThatCameLater() {
        String query = "SELECT * FROM Car AS c WHERE c.owner = 'Ann'";
        assertThat(statements.readsOf(query)).containsExactly("scan Car");

        statements.given("CREATE INDEX ON Car (owner)");

        assertThat(statements.readsOf(query)).containsExactly("lookup Car.owner \"Ann\"");
    }

    @Test
    void parametersAreKeysToo() {
        assertThat(statements.readsOf("SELECT * FROM Car WHERE vin = ?", "\"B\""))
                .containsExactly("lookup Car.vin \"B\"");
        assertThat(statements.readsOf("SELECT * FROM Car WHERE vin IN (?, ?)", "\"B\"", "C"))
                .containsExactly("lookup Car.vin \"B\"", "lookup Car.vin C");
        assertThat(statements.readsOf("SELECT * FROM Car WHERE vin IN ?", "[A]"))
                .containsExactly("lookup Car.vin A");
    }
}
