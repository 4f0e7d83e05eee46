package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.RocksDbJournalStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A server killed at any moment while several clients write: all that was acknowledged is there, once; of what was not,
 * all or nothing.
 */
class KillTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final int ROUNDS = 4;
    private static final int WRITERS = 4;
    private static final int DOCUMENTS_PER_TRANSACTION = 3;

    @TempDir
    private Path data;

    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean killing;
    private final Random random = new Random();

    @Test
    void everyAcknowledgedCommitSurvivesBeingKilled() throws Exception {
        createTable();
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill();
        }
        Map<Integer, Integer> documentsByNumber = readAll();

        assertThat(documentsByNumber.keySet()).containsAll(acknowledged);
        assertThat(documentsByNumber.values())
                .as("each transaction whole, and once")
                .allMatch(count -> count == DOCUMENTS_PER_TRANSACTION);
        assertThat(documentsByNumber.size() - acknowledged.size())
                .as("written but not acknowledged: what was under way when the server was killed")
                .isBetween(0, ROUNDS * WRITERS);
        try (RocksDbJournalStore journal = RocksDbJournalStore.open(data.resolve("ads/journal"))) {
            assertThat(ChainVerifier.verify(journal)).isGreaterThanOrEqualTo(documentsByNumber.size());
        }
    }

    private LedgerProcess start() {
        return LedgerProcess.start("--data", data.toString(), "--port", "0");
    }

    private void createTable() {
        try (LedgerProcess process = start();
                LedgerClient driver = Endpoint.at(process.endpoint()).driver("ads")) {
            driver.run(transaction -> {
                transaction.execute("CREATE TABLE Numbers");
            });
        }
    }

    private void writeAndKill() throws InterruptedException {
        try (LedgerProcess process = start()) {
            URI endpoint = process.endpoint();
            int enough = acknowledged.size() + 20 + random.nextInt(150);
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Thread.ofPlatform().start(() -> writeUntilKilled(endpoint)));
            }
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledged.size() >= enough || !failures.isEmpty());
            assertThat(failures).as("before the server is killed").isEmpty();
            killing = true;
            process.kill();
            for (Thread writer : writers) {
                writer.join();
            }
            killing = false;
        }
    }

    private void writeUntilKilled(URI endpoint) {
        try (LedgerClient driver = Endpoint.at(endpoint).driverWithoutRetries("ads")) {
            while (true) {
                int number = numbers.incrementAndGet();
                driver.run(transaction -> {
                    transaction.execute("INSERT INTO Numbers ?", documents(number));
                });
                acknowledged.add(number);
            }
        } catch (SdkException e) {
            if (!killing) {
                failures.add(e);
            }
        }
    }

    private static IonValue documents(int number) {
        IonList documents = ION.newEmptyList();
        for (int part = 0; part < DOCUMENTS_PER_TRANSACTION; part++) {
            documents.add(
                    ION.singleValue("{number: %d, part: %d, text: \"%s\"}".formatted(number, part, "x".repeat(200))));
        }
        return documents;
    }

    private Map<Integer, Integer> readAll() {
        Map<Integer, Integer> documentsByNumber = new HashMap<>();
        try (LedgerProcess process = start();
                LedgerClient driver = Endpoint.at(process.endpoint()).driver("ads")) {
            driver.run(transaction -> {
                for (IonValue document : transaction.execute("SELECT number, part FROM Numbers")) {
                    IonInt number = (IonInt) ((IonStruct) document).get("number");
                    documentsByNumber.merge(number.intValue(), 1, Integer::sum);
                }
            });
        }
        return documentsByNumber;
    }
}
