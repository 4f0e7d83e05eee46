package io.adledger.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed JWTs: with a key of the issuer, by an algorithm of {@link #ALGORITHMS}, of today, for this audience. Neither
 * tokens without a signature nor secrets that both sides know are among them, whatever a token's header says.
 */
final class JwtTokens implements Tokens {

    /** Cognito and the local stack sign with the first, some other issuers with the second. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final String GROUPS = "cognito:groups";
    private static final Logger LOG = LoggerFactory.getLogger(JwtTokens.class);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    JwtTokens(TokenSettings settings, JWKSource<SecurityContext> keys) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new AccessClaims(settings.issuer(), settings.audience()));
    }

    @Override
    public Optional<Caller> caller(String token) {
        try {
            return Optional.of(caller(processor.process(SignedJWT.parse(token), null)));
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            LOG.debug("a token is refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        List<String> groups = claims.getStringListClaim(GROUPS);
        return new Caller(claims.getSubject(), groups == null ? Set.of() : Set.copyOf(groups));
    }
}
