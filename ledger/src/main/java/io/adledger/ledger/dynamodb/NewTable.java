package io.adledger.ledger.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables, on demand. */
final class NewTable {

    private NewTable() {}

    /** Creates a table, whose partition key is a text, unless it is there, and waits until it can be used. */
    static void create(
            DynamoDbClient client, String name, String partitionKey, String sortKey, ScalarAttributeType sortType) {
        try {
            client.createTable(CreateTableRequest.builder()
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute(partitionKey, ScalarAttributeType.S), attribute(sortKey, sortType))
                    .keySchema(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE))
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
