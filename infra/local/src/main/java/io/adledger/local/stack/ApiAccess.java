package io.adledger.local.stack;

import io.adledger.local.CommandFailure;
import io.adledger.local.TokenKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who can reach the API, and with which tokens.
 *
 * @param address where it listens
 * @param tokens the key of the tokens that it wants; none if it wants none
 */
record ApiAccess(String address, Optional<TokenKey> tokens) {

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
        return properties;
    }
}
