package io.adledger.local;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.PrunableObjectStore;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where objects are: a directory, or {@code s3://bucket/prefix}.
 *
 * @param bucket of S3; none of a directory
 * @param prefix of the keys in it
 */
public record ObjectLocation(Optional<String> bucket, String prefix, Path directory) {

    private static final Pattern S3 = Pattern.compile("s3://([^/]+)(?:/(.*))?");

    /**
     * The location that is written so.
     *
     * @throws CommandFailure if it is neither
     */
    public static ObjectLocation of(String text) {
        Matcher url = S3.matcher(text);
        if (url.matches()) {
            String prefix = url.group(2) == null ? "" : url.group(2);
            return new ObjectLocation(Optional.of(url.group(1)), prefix, Path.of(""));
        }
        if (text.contains("://")) {
            throw new CommandFailure(text + " is neither a folder nor of the form s3://bucket/prefix");
        }
        return new ObjectLocation(Optional.empty(), "", Path.of(text));
    }

    /** What is done with the objects there. */
    @FunctionalInterface
    public interface Use<T> {
        T of(PrunableObjectStore store) throws Exception;
    }

    /** Opens the objects, and closes what that takes. */
    public <T> T use(boolean pathStyle, Use<T> use) throws Exception {
        if (bucket.isEmpty()) {
            return use.of(new DirectoryObjectStore(directory));
        }
        try (S3Client client = new S3Settings(Optional.empty(), Optional.empty(), pathStyle).client()) {
            return use.of(new S3ObjectStore(client, bucket.get()));
        }
    }
}
