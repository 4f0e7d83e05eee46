package io.adledger.local;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a command sends by itself to the stack of a data folder: short-lived ones, if the folder has a key.
 * Thread-safe.
 */
public final class OwnTokens {

    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final String AUTHORIZATION = "Authorization";

    private final Optional<TokenKey> key;
    private final Map<String, Made> ofPublishers = new ConcurrentHashMap<>();

    private record Made(String token, Instant at) {

        boolean isFresh() {
            return at.plus(LIFE.dividedBy(2)).isAfter(Instant.now());
        }
    }

    private OwnTokens(Optional<TokenKey> key) {
        this.key = key;
    }

    /** Those of a data folder; null is the one beside {@code ./ads}. */
    public static OwnTokens of(@Nullable Path dataFolder) {
        Path folder = dataFolder != null ? dataFolder : Path.of(System.getProperty("adledger.home", ""), ".adledger");
        return new OwnTokens(TokenKey.find(folder));
    }

    /** None. */
    public static OwnTokens none() {
        return new OwnTokens(Optional.empty());
    }

    /** Adds an operator's token to a request. */
    public HttpRequest.Builder asOperator(HttpRequest.Builder request) {
        key.ifPresent(known -> request.setHeader(AUTHORIZATION, "Bearer " + known.operatorToken(LIFE)));
        return request;
    }

    /** Adds a publisher's token to a request. */
    public HttpRequest.Builder asPublisher(HttpRequest.Builder request, String publisherId) {
        key.ifPresent(known -> request.setHeader(AUTHORIZATION, "Bearer " + token(known, publisherId)));
        return request;
    }

    private String token(TokenKey known, String publisherId) {
        return ofPublishers
                .compute(
                        publisherId,
                        (id, made) -> made != null && made.isFresh()
                                ? made
                                : new Made(known.publisherToken(id, LIFE), Instant.now()))
                .token();
    }
}
