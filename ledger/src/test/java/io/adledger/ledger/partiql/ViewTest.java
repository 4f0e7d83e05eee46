package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViewTest {

    private final Statements statements = new Statements()
            .given(
                    "CREATE TABLE Car",
                    "CREATE INDEX ON Car (vin)",
                    "INSERT INTO Car {'vin': 'A'}",
                    "UPDATE Car SET colour = 'red'",
                    "DELETE FROM Car",
                    "INSERT INTO Car {'vin': 'B'}");

    @Test
    void theCommittedViewShowsTheNewestRevision() {
        assertThat(statements.run(
                        "SELECT c.data.vin, c.metadata.version, c.blockAddress.strandId FROM _ql_committed_Car AS c"))
                .containsExactly("{vin:\"B\",version:0,strandId:\"strand\"}");
        assertThat(statements.run("SELECT VALUE id FROM _ql_committed_Car BY id"))
                .containsExactly("\"document4\"");
    }

    @Test
    void historyShowsAllRevisions() {
        assertThat(statements.run("SELECT h.metadata.id, h.metadata.version, h.data FROM history(Car) AS h"))
                .containsExactly(
                        "{id:\"document3\",version:0,data:{vin:\"A\"}}",
                        "{id:\"document3\",version:1,data:{vin:\"A\",colour:\"red\"}}",
                        "{id:\"document3\",version:2}",
                        "{id:\"document4\",version:0,data:{vin:\"B\"}}");
    }

    @Test
    void historyIsBoundedByWhenRevisionsWereTheNewest() {
        String query = "SELECT VALUE h.metadata.version FROM history(Car, ?, ?) AS h WHERE h.metadata.id = 'document3'";

        assertThat(statements.run(query, "2024-01-01T00:00:00.500Z", "2024-01-01T00:00:01Z"))
                .containsExactly("0", "1");
        assertThat(statements.run(query, "2024-01-01T00:00:01Z", "2024-01-01T00:00:01Z"))
                .containsExactly("1");
        assertThat(statements.run("SELECT VALUE h.metadata.version FROM history(Car, `2024-01-01T00:00:02Z`) AS h"))
                .containsExactly("2", "0");
    }

    @Test
    void theHistoryOfADroppedTableIsReadByItsId() {
        statements.given("DROP TABLE Car");

        assertThat(statements.run("SELECT * FROM history('table1')")).hasSize(4);
    }

    @Test
    void userTablesAreDescribed() {
        statements.given("CREATE TABLE Bike", "DROP TABLE Bike");

        assertThat(statements.run("SELECT * FROM information_schema.user_tables"))
                .containsExactly(
                        "{tableId:\"table1\",name:\"Car\",indexes:[{indexId:\"index2\",expr:\"[vin]\",status:\"ONLINE\"}],status:\"ACTIVE\"}",
                        "{tableId:\"table5\",name:\"Bike\",indexes:[],status:\"INACTIVE\"}");
        assertThat(statements.run("SELECT VALUE name FROM information_schema.user_tables WHERE status = 'ACTIVE'"))
                .containsExactly("\"Car\"");
    }
}
