package io.adledger.state;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The state store's table: an item per ad, a list per publisher, and a way from the ledger's document to the ad. */
public final class AdStateTable {

    /** A publisher's ads, in order of creation. */
    public static final String BY_PUBLISHER = "by-publisher";

    /** The ad of a document of the ledger; keys only. */
    public static final String BY_DOCUMENT = "by-document";

    private AdStateTable() {}

    /** Creates the table unless it is there, and waits until it can be used. */
    public static void ensure(DynamoDbClient client, String name) {
        try {
            client.createTable(definition(name));
        } catch (ResourceInUseException created) {
            // By someone else, or earlier; either way it is there, or about to be.
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(name)).matched();
    }

    private static CreateTableRequest definition(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        text(Attribute.AD_ID),
                        text(Attribute.PUBLISHER_ID),
                        text(Attribute.LIST_KEY),
                        text(Attribute.DOCUMENT_ID))
                .keySchema(key(Attribute.AD_ID, KeyType.HASH))
                .globalSecondaryIndexes(
                        index(
                                BY_PUBLISHER,
                                ProjectionType.ALL,
                                key(Attribute.PUBLISHER_ID, KeyType.HASH),
                                key(Attribute.LIST_KEY, KeyType.RANGE)),
                        index(BY_DOCUMENT, ProjectionType.KEYS_ONLY, key(Attribute.DOCUMENT_ID, KeyType.HASH)))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projected, KeySchemaElement... keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(List.of(keys))
                .projection(Projection.builder().projectionType(projected).build())
                .build();
    }
}
