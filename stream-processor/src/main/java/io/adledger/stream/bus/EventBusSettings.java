package io.adledger.stream.bus;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClientBuilder;

/**
 * Where the event bus is.
 *
 * @param endpoint of a bus on this machine, which wants no credentials; empty for that of AWS, which wants the default ones
 */
public record EventBusSettings(Optional<URI> endpoint, String region) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A bus on this machine. */
    public static EventBusSettings local(URI endpoint) {
        return new EventBusSettings(Optional.of(endpoint), "us-east-1");
    }

    /** A client that does not retry, for an {@link EventSender}; the caller closes it. */
    public EventBridgeClient client() {
        EventBridgeClientBuilder builder = EventBridgeClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(TIMEOUT))
                .overrideConfiguration(override ->
                        override.retryStrategy(retry -> retry.maxAttempts(1)).apiCallTimeout(TIMEOUT.multipliedBy(2)));
        endpoint.ifPresentOrElse(
                uri -> builder.endpointOverride(uri).credentialsProvider(AnonymousCredentialsProvider.create()),
                () -> builder.credentialsProvider(
                        DefaultCredentialsProvider.builder().build()));
        return builder.build();
    }
}
