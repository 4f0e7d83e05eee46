package io.adledger.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The key that requests to a stack's ledger are signed with: made when a data folder is first used, and kept there in a
 * file of AWS's shared credentials format that only its owner can read.
 */
public final class LedgerCredentials {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    private LedgerCredentials() {}

    /** Where the file is in a data folder. */
    public static Path in(Path dataFolder) {
        return dataFolder.resolve("credentials");
    }

    /** Where the file of the stack is that keeps its data beside {@code ./ads}. */
    public static Path ofThisCheckout() {
        return in(Path.of(System.getProperty("adledger.home", ""), ".adledger"));
    }

    /** Makes the file, unless it is there. */
    public static void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        OwnersFile.write(file, """
            # The key of the ledger of this folder. AWS_SHARED_CREDENTIALS_FILE may point here.
            [default]
            aws_access_key_id = %s
            aws_secret_access_key = %s
            """.formatted(id(), secret()));
    }

    private static String id() {
        return "ADLG"
                + new SecureRandom()
                        .ints(ID_LENGTH, 0, LETTERS.length())
                        .mapToObj(index -> LETTERS.substring(index, index + 1))
                        .collect(Collectors.joining());
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the file holds. */
    public static AwsCredentials read(Path file) {
        return provider(file).resolveCredentials();
    }

    private static ProfileCredentialsProvider provider(Path file) {
        return ProfileCredentialsProvider.builder()
                .profileName("default")
                .profileFile(ProfileFile.builder()
                        .content(file)
                        .type(ProfileFile.Type.CREDENTIALS)
                        .build())
                .build();
    }

    /** For a command: the file if it is there, else what the SDK finds, else any, for a ledger that wants none. */
    public static AwsCredentialsProvider from(Path file) {
        AwsCredentialsProviderChain others = AwsCredentialsProviderChain.of(
                DefaultCredentialsProvider.builder().build(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        return Files.isReadable(file) ? provider(file) : others;
    }
}
