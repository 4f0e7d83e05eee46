package io.adledger.aws.stream;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * A way to read the stream.
 *
 * @param arn of the stream, or of a consumer of it
 * @param permissions that it takes
 */
record StreamReading(String arn, List<PolicyStatement> permissions) {

    StreamReading {
        permissions = List.copyOf(permissions);
    }
}
