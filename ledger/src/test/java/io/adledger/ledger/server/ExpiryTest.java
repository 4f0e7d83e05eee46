package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.transaction.SessionSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldbsession.model.InvalidSessionException;

/** What is left open for too long ends. */
class ExpiryTest {

    private static final Duration LONGER_THAN_A_TRANSACTION = Duration.ofSeconds(31);
    private static final Duration LONGER_THAN_A_SESSION = Duration.ofMinutes(16);

    private final MutableClock clock = new MutableClock();
    private InMemoryServer server;
    private RawClient client;

    @BeforeEach
    void start() {
        server = InMemoryServer.start(clock, SessionSettings.defaults().withMaxSessions(3));
        client = new RawClient(server.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theDriverIsToldThatItsTransactionHasExpiredAndDoesNotTryAgain() {
        AtomicInteger attempts = new AtomicInteger();
        try (LedgerClient driver = Endpoint.at(server.endpoint()).driver(InMemoryServer.LEDGER)) {
            assertThatThrownBy(() -> driver.run(transaction -> {
                        attempts.incrementAndGet();
                        transaction.execute("CREATE TABLE Late");
                        clock.advance(LONGER_THAN_A_TRANSACTION);
                        transaction.execute("CREATE TABLE Later");
                    }))
                    .isInstanceOf(InvalidSessionException.class)
                    .message()
                    .matches("Transaction .{22} has expired.*(?s:.*)");

            assertThat(attempts).hasValue(1);
            assertThat(driver.tableNames()).isEmpty();
        }
    }

    @Test
    void anExpiredTransactionCannotBeCommittedAndAnotherCanBeStarted() {
        String token = client.startSession();
        String transaction = client.startTransaction(token);
        clock.advance(LONGER_THAN_A_TRANSACTION);

        assertThat(client.execute(token, transaction, "SELECT VALUE 1 FROM <<1>>")
                        .message())
                .isEqualTo("Transaction " + transaction + " has expired");
        assertThat(client.execute(token, transaction, "SELECT VALUE 1 FROM <<1>>")
                        .message())
                .as("also the second time")
                .isEqualTo("Transaction " + transaction + " has expired");
        assertThat(client.startTransaction(token)).isNotEqualTo(transaction);
    }

    @Test
    void anUnusedSessionEnds() {
        String token = client.startSession();
        clock.advance(LONGER_THAN_A_SESSION);

        assertThat(client.command(token, "StartTransaction", "").type()).isEqualTo("InvalidSessionException");
    }

    @Test
    void tooManySessionsAreRefusedUntilOneEnds() {
        String first = client.startSession();
        client.startSession();
        client.startSession();
        String oneMore = "{\"StartSession\": {\"LedgerName\": \"" + InMemoryServer.LEDGER + "\"}}";

        assertThat(client.send(oneMore).type()).isEqualTo("LimitExceededException");
        assertThat(client.send(oneMore).message()).isEqualTo("Exceeded the session limit of 3");

        client.command(first, "EndSession", "");
        assertThat(client.send(oneMore).status()).isEqualTo(200);
    }

    @Test
    void sessionsThatAreUnusedForTooLongMakeRoom() {
        client.startSession();
        client.startSession();
        client.startSession();
        clock.advance(LONGER_THAN_A_SESSION);

        assertThat(client.startSession()).isNotBlank();
    }

    @Test
    void theDriverReplacesASessionThatHasEnded() {
        try (LedgerClient driver = Endpoint.at(server.endpoint()).driver(InMemoryServer.LEDGER)) {
            assertThat(driver.tableNames()).isEmpty();
            clock.advance(LONGER_THAN_A_SESSION);

            assertThat(driver.tableNames()).isEmpty();
        }
    }
}
