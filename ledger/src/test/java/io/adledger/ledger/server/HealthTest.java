package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Client;
import io.adledger.ledger.transaction.FillingStore;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerFailedException;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.ledger.transaction.Ledgers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final FillingStore disk = new FillingStore();

    @Test
    void aLedgerThatCommitsNothingAnyMoreIsNamedWithTheReason() throws IOException {
        try (Ledgers ledgers = Ledgers.of(
                Ledger.inMemory("bikes", LedgerSettings.defaults()),
                Ledger.open("cars", LedgerSettings.defaults(), disk, Views.inMemory()))) {
            Health health = new Health(ledgers, TreeMap::new);
            assertThat(status(health)).isEqualTo(200);
            assertThat(json(health).path("status").asText()).isEqualTo("UP");

            disk.full = true;
            Client cars = new Client(ledgers.find("cars").orElseThrow());
            assertThatThrownBy(() -> cars.execute("CREATE TABLE Cars")).isInstanceOf(LedgerFailedException.class);

            assertThat(status(health)).isEqualTo(503);
            assertThat(json(health).path("status").asText()).isEqualTo("DOWN");
            assertThat(json(health).path("ledgers")).hasSize(2);
            assertThat(json(health).path("failed").path("cars").asText()).contains("No space left on device");
            assertThat(json(health).path("failed")).hasSize(1);
        }
    }

    private static int status(Health health) {
        return health.answer().toResponse("id", true).status().code();
    }

    private static JsonNode json(Health health) throws IOException {
        return new ObjectMapper()
                .readTree(health.answer().toResponse("id", true).content().toString(StandardCharsets.UTF_8));
    }
}
