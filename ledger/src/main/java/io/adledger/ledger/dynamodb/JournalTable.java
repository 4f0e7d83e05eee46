package io.adledger.ledger.dynamodb;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table that journals are kept in: partition key {@code section}, a text, and sort key {@code sequenceNo}, a number. */
public final class JournalTable {

    private JournalTable() {}

    /** Creates the table unless it is there, and waits until it can be used. */
    public static void create(DynamoDbClient client, String name) {
        try {
            client.createTable(CreateTableRequest.builder()
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            attribute(Attribute.SECTION, ScalarAttributeType.S),
                            attribute(Attribute.SEQUENCE_NO, ScalarAttributeType.N))
                    .keySchema(List.of(key(Attribute.SECTION, KeyType.HASH), key(Attribute.SEQUENCE_NO, KeyType.RANGE)))
                    .build());
        } catch (ResourceInUseException e) {
            // Someone else has created it, or is about to.
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(name)).matched();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
