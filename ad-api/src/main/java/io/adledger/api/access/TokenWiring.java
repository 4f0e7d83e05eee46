package io.adledger.api.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.text.ParseException;

/** Where the keys come from that tokens are checked with. */
@Factory
@Requires(bean = TokenSettings.class)
final class TokenWiring {

    /** Made at the start, so that settings which are not whole are found out then. */
    @Context
    Tokens tokens(TokenSettings settings) {
        return new JwtTokens(settings, keys(settings));
    }

    private static JWKSource<SecurityContext> keys(TokenSettings settings) {
        try {
            return switch (String.valueOf(settings.keys().getScheme())) {
                case "https" ->
                    JWKSourceBuilder.create(settings.keys().toURL())
                            .retrying(true)
                            .outageTolerantForever()
                            .build();
                case "file" ->
                    new ImmutableJWKSet<>(
                            JWKSet.load(Path.of(settings.keys()).toFile()).toPublicJWKSet());
                default ->
                    throw new ConfigurationException(TokenSettings.PREFIX + ".keys must be an https: or file: URI");
            };
        } catch (MalformedURLException e) {
            throw new ConfigurationException(TokenSettings.PREFIX + ".keys is no URL", e);
        } catch (IOException | ParseException e) {
            throw new ConfigurationException("the keys of tokens cannot be read: " + e.getMessage(), e);
        }
    }
}
