package io.adledger.ledger.stream;

import io.adledger.ledger.stream.KinesisSinkException.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Amazon Kinesis Data Streams, or another server that speaks its API. Thread-safe. */
public final class AwsKinesisSink implements KinesisSink {

    private static final Set<String> NOT_ALLOWED = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "KMSAccessDeniedException",
            "KMSDisabledException",
            "KMSInvalidStateException",
            "KMSNotFoundException",
            "KMSOptInRequired",
            "MissingAuthenticationTokenException",
            "OptInRequired",
            "UnrecognizedClientException");
    private static final Set<String> BUSY =
            Set.of("KMSThrottlingException", "LimitExceededException", "ProvisionedThroughputExceededException");

    private final KinesisClient client;
    private final String streamName;

    private AwsKinesisSink(KinesisClient client, String streamName) {
        this.client = client;
        this.streamName = streamName;
    }

    /**
     * Opens sinks in the region that a target's ARN names.
     *
     * @param endpoint of another server than Amazon's; if none is given, the standard settings of the AWS SDK decide, among
     *     them {@code AWS_ENDPOINT_URL_KINESIS}; credentials are taken from them always
     */
    public static KinesisSink.Opening at(Optional<URI> endpoint) {
        return target -> {
            KinesisClientBuilder builder = KinesisClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .region(Region.of(target.region()));
            endpoint.ifPresent(builder::endpointOverride);
            return new AwsKinesisSink(builder.build(), target.streamName());
        };
    }

    @Override
    public List<KinesisEntry> put(List<KinesisEntry> entries) {
        try {
            PutRecordsResponse response = client.putRecords(request -> request.streamName(streamName)
                    .records(entries.stream().map(AwsKinesisSink::entry).toList()));
            List<KinesisEntry> refused = new ArrayList<>();
            List<PutRecordsResultEntry> results = response.records();
            for (int i = 0; i < results.size(); i++) {
                if (results.get(i).errorCode() != null) {
                    refused.add(entries.get(i));
                }
            }
            return refused;
        } catch (SdkException e) {
            throw new KinesisSinkException(
                    kind(e), "cannot put records into Kinesis stream " + streamName + ": " + e.getMessage(), e);
        }
    }

    private static PutRecordsRequestEntry entry(KinesisEntry entry) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(entry.partitionKey())
                .explicitHashKey(entry.explicitHashKey().orElse(null))
                .data(SdkBytes.fromByteArrayUnsafe(entry.data()))
                .build();
    }

    private static Kind kind(SdkException e) {
        if (e instanceof ResourceNotFoundException) {
            return Kind.NO_SUCH_STREAM;
        }
        if (!(e instanceof AwsServiceException answer) || answer.awsErrorDetails() == null) {
            return Kind.PASSING;
        }
        String code = answer.awsErrorDetails().errorCode();
        if (NOT_ALLOWED.contains(code)) {
            return Kind.NOT_ALLOWED;
        }
        boolean blamesRequest = answer.statusCode() >= 400 && answer.statusCode() < 500;
        return blamesRequest && !answer.isThrottlingException() && !BUSY.contains(code) ? Kind.REFUSED : Kind.PASSING;
    }

    @Override
    public void close() {
        client.close();
    }
}
