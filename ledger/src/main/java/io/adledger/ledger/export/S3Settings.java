package io.adledger.ledger.export;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Which S3 to talk to. What is not given is taken from the standard settings of the AWS SDK, among them
 * {@code AWS_ENDPOINT_URL_S3}; credentials always are.
 *
 * @param pathStyle names the bucket in the path, not in the host: for servers that are not Amazon's
 */
public record S3Settings(Optional<URI> endpoint, Optional<String> region, boolean pathStyle) {

    /** Everything from the standard settings. */
    public static S3Settings standard() {
        return new S3Settings(Optional.empty(), Optional.empty(), false);
    }

    /** A server of one's own, which wants path style. */
    public static S3Settings at(URI endpoint, String region) {
        return new S3Settings(Optional.of(endpoint), Optional.of(region), true);
    }

    /** A client of these settings, to be closed. */
    public S3Client client() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(pathStyle)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        endpoint.ifPresent(builder::endpointOverride);
        region.map(Region::of).ifPresent(builder::region);
        return builder.build();
    }
}
