package io.adledger.stream.lambda;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of AWS's services, with the function's credentials. They last as long as the function does. */
final class Clients {

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);

    private Clients() {}

    static SqsClient queues(String region) {
        return SqsClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(http())
                .build();
    }

    static KinesisClient streams(String region) {
        return KinesisClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(http())
                .build();
    }

    static UrlConnectionHttpClient.Builder http() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(TIME_TO_CONNECT)
                .socketTimeout(TIME_TO_ANSWER);
    }
}
