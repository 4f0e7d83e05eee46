package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldbsession.model.CapacityExceededException;

/** A server that carries out one request at a time, and is asked by many. */
class CapacityTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final int WRITERS = 8;
    private static final int COMMITS_EACH = 40;

    @Test
    void theDriverTriesAgainWhatTheServerHadNoRoomFor() throws Exception {
        Queue<Throwable> refusals = new ConcurrentLinkedQueue<>();
        try (InMemoryServer server =
                        InMemoryServer.start(ServerSettings.onPort(0).withMaxRequestsInProgress(1));
                LedgerClient driver =
                        Endpoint.at(server.endpoint()).driverThatTells(InMemoryServer.LEDGER, refusals::add)) {
            driver.run(transaction -> {
                transaction.execute("CREATE TABLE Entries");
            });

            writeAtTheSameTime(driver);

            List<Long> counted = new ArrayList<>();
            driver.run(transaction -> {
                counted.clear();
                transaction.execute("SELECT * FROM Entries").forEach(row -> counted.add(1L));
            });
            assertThat(counted).hasSize(WRITERS * COMMITS_EACH);
            assertThat(refusals).isNotEmpty().hasOnlyElementsOfType(CapacityExceededException.class);
        }
    }

    private static void writeAtTheSameTime(LedgerClient driver) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                all.add(writers.submit(() -> {
                    for (int i = 0; i < COMMITS_EACH; i++) {
                        driver.run(transaction -> {
                            transaction.execute("INSERT INTO Entries ?", ION.singleValue("{a: 1}"));
                        });
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
