package io.adledger.ledger.export;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 API over a folder, which checks signatures. */
public final class S3Server implements AutoCloseable {

    private static final String KEY = "local";

    private final BlobStoreContext context;
    private final S3Proxy proxy;
    private final S3Client client;
    private volatile @Nullable SdkHttpRequest lastRequest;

    private S3Server(BlobStoreContext context, S3Proxy proxy) {
        this.context = context;
        this.proxy = proxy;
        this.client = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(override -> override.addExecutionInterceptor(new RequestLog()))
                .build();
    }

    private final class RequestLog implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(Context.BeforeTransmission sent, ExecutionAttributes attributes) {
            lastRequest = sent.httpRequest();
        }
    }

    /** What the last request had in a header. */
    Optional<String> lastHeader(String name) {
        return Optional.ofNullable(lastRequest).flatMap(request -> request.firstMatchingHeader(name));
    }

    /** A server over this folder, with one bucket. */
    public static S3Server start(Path folder, String bucket) throws Exception {
        Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toString());
        BlobStoreContext context = ContextBuilder.newBuilder("filesystem-nio2")
                .credentials(KEY, KEY)
                .overrides(properties)
                .build(BlobStoreContext.class);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, KEY)
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        S3Server server = new S3Server(context, proxy);
        if (!Files.isDirectory(folder.resolve(bucket))) {
            server.client.createBucket(request -> request.bucket(bucket));
        }
        return server;
    }

    public S3Client client() {
        return client;
    }

    public S3ObjectStore bucket(String name) {
        return new S3ObjectStore(client, name);
    }

    @Override
    public void close() {
        client.close();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        context.close();
    }
}
