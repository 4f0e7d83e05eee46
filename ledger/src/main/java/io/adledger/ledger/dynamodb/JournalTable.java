package io.adledger.ledger.dynamodb;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table that journals are kept in: partition key {@code section}, a text, and sort key {@code sequenceNo}, a number. */
public final class JournalTable {

    private JournalTable() {}

    /** Creates the table unless it is there, and waits until it can be used. */
    public static void create(DynamoDbClient client, String name) {
        NewTable.create(client, name, Attribute.SECTION, Attribute.SEQUENCE_NO, ScalarAttributeType.N);
    }
}
