package io.adledger.state;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Tells which failures of a state store in DynamoDB may pass. Pure functions. */
public final class DynamoDbFailures {

    private DynamoDbFailures() {}

    /** A failure as whoever writes the store is to see it: {@link StateStoreUnavailableException} if it may pass, else itself. */
    public static RuntimeException seen(SdkException failure) {
        return mayPass(failure)
                ? new StateStoreUnavailableException("the state store is unavailable: " + failure.getMessage(), failure)
                : failure;
    }

    private static boolean mayPass(SdkException failure) {
        return switch (failure) {
            case SdkClientException unreachable -> true;
            // A table that is just being made, or made again.
            case ResourceNotFoundException missing -> true;
            case DynamoDbException refused -> refused.isThrottlingException() || refused.statusCode() >= 500;
            default -> failure.retryable();
        };
    }
}
