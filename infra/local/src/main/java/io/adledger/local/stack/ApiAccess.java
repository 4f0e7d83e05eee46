package io.adledger.local.stack;

import io.adledger.local.CommandFailure;
import io.adledger.local.TokenKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who can reach the API, and with which tokens.
 *
 * @param address where it listens
 * @param tokens the key of the tokens that it wants; none if it wants none
 * @param requestsPerSecond of each caller; as many as they like if there is none
 * @param origins whose pages may use it from browsers
 */
record ApiAccess(String address, Optional<TokenKey> tokens, OptionalInt requestsPerSecond, List<String> origins) {

    private static final String CORS = "micronaut.server.cors.";
    private static final String PAGES = CORS + "configurations.pages.";

    /** @throws CommandFailure if others than this machine could reach it without a token */
    ApiAccess {
        if (tokens.isEmpty() && !isLoopback(address)) {
            throw new CommandFailure("without --secure the API is served on this machine only, not on " + address);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CommandFailure("--api-address " + address + " is no address of this machine", e);
        }
    }

    /** As the API's services are told. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of("micronaut.server.host", address));
        tokens.ifPresent(key -> properties.putAll(Map.of(
                "adledger.tokens.issuer", key.issuer(),
                "adledger.tokens.audience", TokenKey.AUDIENCE,
                "adledger.tokens.keys", key.publicKeys().toString())));
        requestsPerSecond.ifPresent(rate -> properties.put("adledger.rate-limit.requests-per-second", rate));
        if (!origins.isEmpty()) {
            // Tokens are in a header, never in a cookie: pages send no credentials.
            properties.putAll(Map.of(
                    CORS + "enabled",
                    true,
                    PAGES + "allowed-origins",
                    origins,
                    PAGES + "allowed-methods",
                    List.of("GET", "POST", "PATCH", "DELETE"),
                    PAGES + "allowed-headers",
                    List.of("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key"),
                    PAGES + "exposed-headers",
                    List.of("ETag", "Location", "Retry-After"),
                    PAGES + "allow-credentials",
                    false));
        }
        return properties;
    }
}
