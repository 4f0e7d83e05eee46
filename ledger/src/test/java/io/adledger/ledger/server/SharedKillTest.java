package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.dynamodb.LocalTable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Two server processes on one journal, one of which is killed at any moment, again and again: the other goes on, and all that
 * either has acknowledged is there once.
 */
class SharedKillTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final int ROUNDS = 3;

    @TempDir
    private Path folder;

    private final String catalog = LocalTable.newCatalog();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Random random = new Random();
    private volatile boolean killing;
    private volatile boolean enough;

    @Test
    void whatEitherServerAcknowledgedSurvivesThatOneIsKilled() throws Exception {
        try (LedgerProcess survivor = start("survivor")) {
            URI endpoint = survivor.endpoint();
            try (LedgerClient driver = Endpoint.at(endpoint).driver("ads")) {
                driver.run(transaction -> {
                    transaction.execute("CREATE TABLE Numbers");
                });
            }
            Thread writer = Thread.ofPlatform().start(() -> write(endpoint, false));
            for (int round = 0; round < ROUNDS; round++) {
                writeAndKill();
            }
            enough = true;
            writer.join();
            assertThat(failures).as("at the server that was not killed").isEmpty();
            assertThat(read(endpoint)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
        try (LedgerProcess third = start("third")) {
            assertThat(read(third.endpoint())).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    private LedgerProcess start(String views) {
        return LedgerProcess.start(
                LocalTable.environment(),
                "--data",
                folder.resolve(views).toString(),
                "--journal-table",
                LocalTable.NAME,
                "--catalog-table",
                catalog,
                "--port",
                "0");
    }

    private void writeAndKill() throws InterruptedException {
        try (LedgerProcess process = start("killed")) {
            URI endpoint = process.endpoint();
            killing = false;
            int before = acknowledged.size();
            Thread writer = Thread.ofPlatform().start(() -> write(endpoint, true));
            int more = 20 + random.nextInt(100);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledged.size() >= before + more || !failures.isEmpty());
            killing = true;
            process.kill();
            writer.join();
        }
    }

    private void write(URI endpoint, boolean isKilled) {
        try (LedgerClient driver = Endpoint.at(endpoint).driver("ads")) {
            while (!enough) {
                int number = numbers.incrementAndGet();
                driver.run(transaction -> {
                    transaction.execute("INSERT INTO Numbers ?", document(number));
                });
                acknowledged.add(number);
            }
        } catch (SdkException e) {
            if (!isKilled || !killing) {
                failures.add(e);
            }
        }
    }

    private static IonStruct document(int number) {
        IonStruct document = ION.newEmptyStruct();
        document.put("number").newInt(number);
        return document;
    }

    private static List<Integer> read(URI endpoint) {
        try (LedgerClient driver = Endpoint.at(endpoint).driver("ads")) {
            return driver.<List<Integer>>call(transaction -> {
                List<Integer> found = new ArrayList<>();
                transaction
                        .execute("SELECT VALUE n.number FROM Numbers AS n")
                        .forEach(value -> found.add(((IonInt) value).intValue()));
                return found;
            });
        }
    }
}
