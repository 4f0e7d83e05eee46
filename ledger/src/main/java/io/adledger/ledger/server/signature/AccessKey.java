package io.adledger.ledger.server.signature;

import java.util.Optional;

/**
 * A key that requests may be signed with.
 *
 * @param id what the signer names
 * @param secret what the signer proves to have
 * @param sessionToken what must come with the request; without one, a request that brings any is refused
 */
public record AccessKey(String id, String secret, Optional<String> sessionToken) {

    /** A key for as long as the server has it. */
    public static AccessKey lasting(String id, String secret) {
        return new AccessKey(id, secret, Optional.empty());
    }

    /** The id alone: a secret belongs into no log. */
    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
