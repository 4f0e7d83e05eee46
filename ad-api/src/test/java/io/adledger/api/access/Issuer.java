package io.adledger.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Makes tokens, as the local stack does and as Cognito does. */
public final class Issuer {

    public static final String NAME = "https://issuer.example/pool";
    public static final String AUDIENCE = "ads";

    final ECKey key;
    final RSAKey rsaKey;

    public Issuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        rsaKey = new RSAKeyGenerator(2048).keyID("rsa").generate();
    }

    public URI publicKeysIn(Path folder) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), new JWKSet(List.of(key, rsaKey)).toString())
                .toUri();
    }

    /** The claims of a token that holds. */
    public static JWTClaimsSet.Builder claims(String... groups) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("someone")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("token_use", "access")
                .claim("cognito:groups", List.of(groups));
    }

    String token(String... groups) throws JOSEException {
        return sign(claims(groups));
    }

    public String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(header().build(), claims, new ECDSASigner(key));
    }

    /** A token as Cognito's access tokens are: RS256, no audience. */
    String cognitoToken(String clientId, String... groups) throws JOSEException {
        JWTClaimsSet.Builder claims = claims(groups)
                .audience((String) null)
                .notBeforeTime(null)
                .claim("client_id", clientId)
                .claim("username", "someone");
        return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims, new RSASSASigner(rsaKey));
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec");
    }

    static String sign(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
