package io.adledger.local.stack;

import io.adledger.local.CommandFailure;
import io.adledger.local.TokenKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who can reach the API, and how often. */
final class ApiOptions {

    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");
    private static final int RATE_WITH_TOKENS = 200;

    @Option(
            names = "--secure",
            description =
                    "Let the API want bearer tokens, which ./ads token issues. The key is made in the data folder.")
    private boolean secure;

    @Option(
            names = "--api-address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where the API listens, and nothing else; others than this machine's own only with --secure"
                    + " (default: ${DEFAULT-VALUE}).")
    private String apiAddress = "127.0.0.1";

    @Option(
            names = "--requests-per-second",
            paramLabel = "N",
            description = "How many each caller may send to the API, twice that at once (default: " + RATE_WITH_TOKENS
                    + " with --secure, else as many as they like).")
    private @Nullable Integer requestsPerSecond;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Let pages of this origin, such as https://shop.example, use the API from browsers. May be"
                    + " repeated (default: none).")
    private List<String> origins = List.of();

    /** @throws CommandFailure if others than this machine could reach the API without a token, or an option is none */
    ApiAccess access(Path dataFolder) throws IOException {
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new CommandFailure("--allow-origin is one such as https://shop.example, not " + wrong);
                });
        return new ApiAccess(
                apiAddress,
                secure ? Optional.of(TokenKey.make(dataFolder)) : Optional.empty(),
                rate(),
                List.copyOf(origins));
    }

    private OptionalInt rate() {
        if (requestsPerSecond == null) {
            return secure ? OptionalInt.of(RATE_WITH_TOKENS) : OptionalInt.empty();
        }
        if (requestsPerSecond < 1) {
            throw new CommandFailure("--requests-per-second must be at least 1");
        }
        return OptionalInt.of(requestsPerSecond);
    }
}
