package io.adledger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.replay.Difference.Kind;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.snapshot.fold.Fold;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

@TestInstance(Lifecycle.PER_CLASS)
class ReplayTest {

    private final DynamoDbLocalProcess process = start();
    private final DynamoDbClient client =
            StateStoreSettings.local(process.endpoint()).client();

    private static DynamoDbLocalProcess start() {
        try {
            return DynamoDbLocalProcess.inMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void makeTables() {
        List.of("lost", "alone", "outage", "broken-off", "damaged", "newer")
                .forEach(table -> AdStateTable.ensure(client, table));
    }

    @AfterAll
    void stop() {
        client.close();
        process.close();
    }

    @Test
    void aLostTableIsMadeAgainItemByItem(@TempDir Path folder) {
        AdHistory history = history(1, 200);
        DynamoDbStateTable table = new DynamoDbStateTable(client, "lost");
        try (Fold fold = folded(history, folder)) {
            assertThat(new Comparing(fold, table).all().differences())
                    .isNotEmpty()
                    .allMatch(difference -> difference.kind() == Kind.MISSING);

            new Replay(fold, table, 8).run(written -> {});

            assertThat(new Comparing(fold, table).all()).matches(Comparison::isEqual);
        }
    }

    @Test
    void aTableThatNobodyElseWritesIsMadeInBatches(@TempDir Path folder) {
        AdHistory history = history(3, 300);
        DynamoDbStateTable table = new DynamoDbStateTable(client, "alone");
        try (Fold fold = folded(history, folder)) {
            assertThat(table.isEmpty()).isTrue();

            new Replay(fold, table.alone(), 8).run(written -> {});

            assertThat(table.isEmpty()).isFalse();
            assertThat(new Comparing(fold, table).all()).matches(Comparison::isEqual);
        }
    }

    @Test
    void anOutageIsWaitedFor(@TempDir Path folder) {
        AdHistory history = history(4, 30);
        try (Fold fold = folded(history, folder);
                FailingClient failing = new FailingClient(client, 3, SdkClientException.create("Unable to connect"))) {
            new Replay(fold, new DynamoDbStateTable(failing, "outage").alone(), 1).run(written -> {});

            assertThat(failing.asked()).isGreaterThan(3);
            assertThat(new Comparing(fold, new DynamoDbStateTable(client, "outage")).all())
                    .matches(Comparison::isEqual);
        }
    }

    @Test
    void whatIsRefusedIsNotTriedAgain(@TempDir Path folder) {
        AdHistory history = history(5, 30);
        SdkException refusal = DynamoDbException.builder()
                .statusCode(400)
                .message("an item is too large")
                .build();
        try (Fold fold = folded(history, folder);
                FailingClient failing = new FailingClient(client, Integer.MAX_VALUE, refusal)) {
            Replay replay = new Replay(fold, new DynamoDbStateTable(failing, "outage").alone(), 1);

            assertThatThrownBy(() -> replay.run(written -> {})).hasStackTraceContaining("an item is too large");
            assertThat(failing.asked()).isOne();
        }
    }

    @Test
    void aReplayThatIsBrokenOffGoesOn(@TempDir Path folder) {
        AdHistory history = history(2, 200);
        DynamoDbStateTable table = new DynamoDbStateTable(client, "broken-off");
        try (Fold fold = folded(history, folder)) {
            Replay breaking = new Replay(fold, new BreakingTable(table, 5), 4);
            assertThatThrownBy(() -> breaking.run(written -> {})).hasStackTraceContaining("broken off");
        }
        try (Fold fold = folded(history, folder)) {
            new Replay(fold, table, 4).run(written -> {});

            assertThat(new Comparing(fold, table).all()).matches(Comparison::isEqual);
        }
    }

    @Test
    void aDamagedItemIsFoundAndMadeGood(@TempDir Path folder) {
        AdHistory history = AdHistory.of(List.of(0, 10, 1, 2, 42));
        DynamoDbStateTable table = new DynamoDbStateTable(client, "damaged");
        try (Fold fold = folded(history, folder)) {
            new Replay(fold, table, 4).run(written -> {});
            update("damaged", AdHistory.adId(0), "SET adTitle = :value", AttributeValue.fromS("mischief"));

            assertThat(new Comparing(fold, table).all().differences())
                    .containsExactly(new Difference(AdHistory.adId(0), Kind.DIFFERENT, Optional.of("document-0")));

            Replay again = new Replay(fold, table, 4);
            again.startOver();
            again.run(written -> {});
            assertThat(new Comparing(fold, table).all()).matches(Comparison::isEqual);
        }
    }

    @Test
    void whatIsNewerInTheTableStays(@TempDir Path older, @TempDir Path newer) {
        AdHistory history = AdHistory.of(List.of(0, 10, 1, 20));
        DynamoDbStateTable table = new DynamoDbStateTable(client, "newer");
        try (Fold fold = folded(history, newer)) {
            new Replay(fold, table, 4).run(written -> {});
            try (Fold past = Fold.open(older)) {
                past.follow(history.journal(), 1, next -> {});
                new Replay(past, table, 4).run(written -> {});
            }

            assertThat(new Comparing(fold, table).all()).matches(Comparison::isEqual);
        }
    }

    private static AdHistory history(long seed, int length) {
        return AdHistory.of(new Random(seed).ints(length, 0, 60).boxed().toList());
    }

    private static Fold folded(AdHistory history, Path folder) {
        Fold fold = Fold.open(folder);
        fold.follow(history.journal(), history.lastBlock(), next -> {});
        return fold;
    }

    private void update(String table, String adId, String expression, AttributeValue value) {
        client.updateItem(request -> request.tableName(table)
                .key(Map.of("adId", AttributeValue.fromS(adId)))
                .updateExpression(expression)
                .expressionAttributeValues(Map.of(":value", value)));
    }
}
