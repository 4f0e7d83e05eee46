package io.adledger.stream.replica;

import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Calls of a ledger server's operations that no client of QLDB knows, signed as a client of QLDB signs its own. Thread-safe. */
public final class SignedCalls {

    private static final String SERVICE = "qldb";

    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient client;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * Calls of a server.
     *
     * @param client stays the caller's
     */
    public SignedCalls(URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient client) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.client = client;
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
    record Reply(int status, byte[] body) {}

    Reply post(String path, byte[] body) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint.resolve(path))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        HttpExecuteResponse response = client.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(null))
                        .build())
                .call();
        try (AbortableInputStream content = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
            return new Reply(response.httpResponse().statusCode(), content.readAllBytes());
        }
    }
}
