package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.state.AdStateTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The table that is deployed is the one that the services make for themselves on one machine. */
class StateTableTest {

    @Test
    void itHasTheSameKeysAndIndexes() {
        Map<String, Object> deployed = table();
        CreateTableRequest made = madeByTheServices();

        assertThat(deployedKeys(deployed)).isEqualTo(keys(made.keySchema()));
        assertThat(indexes(deployed))
                .isEqualTo(made.globalSecondaryIndexes().stream()
                        .map(index -> List.of(
                                index.indexName(),
                                keys(index.keySchema()),
                                index.projection().projectionTypeAsString()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void itIsPaidByRequestProtectedAndCanBeTakenBackInTime() {
        assertThat(table())
                .containsEntry("BillingMode", "PAY_PER_REQUEST")
                .containsEntry("DeletionProtectionEnabled", true)
                .containsEntry("PointInTimeRecoverySpecification", Map.of("PointInTimeRecoveryEnabled", true));
    }

    private static Map<String, Object> table() {
        return Resources.properties(SynthesisedStage.production().primary(), "AWS::DynamoDB::Table").stream()
                .filter(table -> table.containsKey("GlobalSecondaryIndexes"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<List<Object>> indexes(Map<String, Object> table) {
        return Resources.maps(table.get("GlobalSecondaryIndexes")).stream()
                .map(index -> List.of(
                        Resources.text(index, "IndexName"),
                        deployedKeys(index),
                        Resources.text(Resources.map(index.get("Projection")), "ProjectionType")))
                .collect(Collectors.toSet());
    }

    private static List<String> deployedKeys(Map<String, Object> owner) {
        return Resources.maps(owner.get("KeySchema")).stream()
                .map(key -> key.get("AttributeName") + " " + key.get("KeyType"))
                .toList();
    }

    private static List<String> keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }

    private static CreateTableRequest madeByTheServices() {
        AtomicReference<@Nullable CreateTableRequest> request = new AtomicReference<>();
        assertThatThrownBy(() -> AdStateTable.ensure(new OnlyCreates(request), "ad-state"))
                .isInstanceOf(UnsupportedOperationException.class);
        return Objects.requireNonNull(request.get());
    }

    /** A client that notes which table is to be created, and can do no more. */
    private record OnlyCreates(AtomicReference<@Nullable CreateTableRequest> request) implements DynamoDbClient {

        @Override
        public CreateTableResponse createTable(CreateTableRequest table) {
            request.set(table);
            return CreateTableResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
