package io.adledger.s3.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * S3Proxy over a folder on the loopback interface, for as long as standard input stays open.
 *
 * <p>Arguments: the port (0 for any free one), the folder with the buckets, a file with the key as the AWS SDK has it. Once
 * it answers it prints {@code listening PORT}; when it cannot start it prints {@code failed REASON} and exits with 1. It ends
 * when standard input reaches its end, which it does when the parent closes it or dies, however it dies.
 */
public final class S3Server {

    private S3Server() {}

    public static void main(String[] arguments) {
        try (BlobStoreContext context = context(arguments[1])) {
            serve(Integer.parseInt(arguments[0]), context, Path.of(arguments[2]));
        } catch (Exception failure) {
            System.out.println("failed " + reason(failure));
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static BlobStoreContext context(String folder) {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder);
        return ContextBuilder.newBuilder("filesystem-nio2")
                .credentials("local", "local")
                .overrides(properties)
                .build(BlobStoreContext.class);
    }

    private static void serve(int port, BlobStoreContext context, Path credentials) throws Exception {
        String file = Files.readString(credentials);
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(context.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        value(file, "aws_access_key_id"),
                        value(file, "aws_secret_access_key"))
                .ignoreUnknownHeaders(true)
                .build();
        proxy.start();
        System.out.println("listening " + proxy.getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        proxy.stop();
    }

    private static String value(String file, String name) throws IOException {
        return file.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("the file of credentials has no " + name));
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
