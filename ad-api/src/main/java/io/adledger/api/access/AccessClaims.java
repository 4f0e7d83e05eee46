package io.adledger.api.access;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token must claim: its issuer, an end, a beginning that is not ahead, and that it is for this audience. Cognito's
 * access tokens have no {@code aud}: there it is the {@code client_id}, as API Gateway reads it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Cognito's
 *     access tokens</a>
 */
final class AccessClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

    /** How far the issuer's clock may be off. */
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final String audience;

    AccessClaims(String issuer, String audience) {
        super(new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp", "iat"));
        this.audience = audience;
        setMaxClockSkew(CLOCK_SKEW_SECONDS);
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        try {
            List<String> audiences = claims.getAudience();
            if (!(audiences.isEmpty() ? List.of(text(claims, "client_id")) : audiences).contains(audience)) {
                throw new BadJWTException("another audience");
            }
            if (!text(claims, "token_use").matches("access|")) {
                throw new BadJWTException("not an access token");
            }
        } catch (ParseException e) {
            throw new BadJWTException("a claim is of another type", e);
        }
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        String value = claims.getStringClaim(name);
        return value == null ? "" : value;
    }
}
