package io.adledger.dynamodb.local;

import java.io.IOException;

/** A process that starts DynamoDB Local, says where it is, and then waits to be killed. */
final class DynamoDbLocalParent {

    private DynamoDbLocalParent() {}

    public static void main(String[] arguments) throws IOException {
        try (var dynamoDb = DynamoDbLocalProcess.inMemory()) {
            System.out.println(dynamoDb.endpoint());
            dynamoDb.onExit().join();
        }
    }
}
