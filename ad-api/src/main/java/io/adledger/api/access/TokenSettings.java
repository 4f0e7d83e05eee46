package io.adledger.api.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URI;

/**
 * Which tokens hold. With Cognito: the user pool's URL, the id of the app client, and the pool's
 * {@code /.well-known/jwks.json}.
 *
 * @param issuer the {@code iss} of every token
 * @param audience what {@code aud} has among others; or, in a token without one, what {@code client_id} is
 * @param keys where the issuer's public keys are, as a JSON Web Key Set (RFC 7517): {@code https:} or {@code file:}
 */
@ConfigurationProperties(TokenSettings.PREFIX)
@Requires(property = TokenSettings.PREFIX)
public record TokenSettings(String issuer, String audience, URI keys) {

    /** The properties begin with this. */
    public static final String PREFIX = "adledger.tokens";

    public TokenSettings {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException(PREFIX + " needs issuer, audience and keys");
        }
    }
}
