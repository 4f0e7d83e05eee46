package io.adledger.replay;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** A client whose first batches fail; all that it can is to write batches. */
final class FailingClient implements DynamoDbClient {

    private final DynamoDbClient client;
    private final int failures;
    private final SdkException failure;
    private final AtomicInteger asked = new AtomicInteger();

    FailingClient(DynamoDbClient client, int failures, SdkException failure) {
        this.client = client;
        this.failures = failures;
        this.failure = failure;
    }

    /** How many batches it was to write. */
    int asked() {
        return asked.get();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        if (asked.incrementAndGet() <= failures) {
            throw failure;
        }
        return client.batchWriteItem(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        // The client is not of this.
    }
}
