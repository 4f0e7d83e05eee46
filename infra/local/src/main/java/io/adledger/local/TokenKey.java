package io.adledger.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.adledger.api.access.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The key of a data folder that bearer tokens of its stack are signed with, and the tokens: they have the claims of
 * Cognito's access tokens. It is in {@code tokens/} in the folder, readable by its owner only; who has it may do
 * everything. Thread-safe.
 */
public final class TokenKey {

    /** The {@code aud} of the tokens. */
    public static final String AUDIENCE = "adledger";

    /** As Cognito has them; to check a signature takes less than with elliptic curves, to make one more. */
    private static final int BITS = 2048;

    private static final String PRIVATE = "signing-key.json";
    private static final String PUBLIC = "public-keys.json";

    private final Path folder;
    private final RSAKey key;

    private TokenKey(Path folder, RSAKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** The key of a data folder, made if there is none. */
    public static TokenKey make(Path dataFolder) throws IOException {
        Path folder = folderIn(dataFolder);
        if (!Files.exists(folder.resolve(PRIVATE))) {
            OwnersFile.folder(folder);
            OwnersFile.write(folder.resolve(PRIVATE), generate().toJSONString());
        }
        TokenKey made = read(folder);
        OwnersFile.write(folder.resolve(PUBLIC), new JWKSet(made.key).toString(true));
        return made;
    }

    /** The key of a data folder, if it has one that may be read. */
    public static Optional<TokenKey> find(Path dataFolder) {
        Path folder = folderIn(dataFolder);
        try {
            return Files.isReadable(folder.resolve(PRIVATE)) ? Optional.of(read(folder)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the key in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path folderIn(Path dataFolder) {
        return dataFolder.toAbsolutePath().resolve("tokens");
    }

    private static TokenKey read(Path folder) throws IOException {
        Path file = folder.resolve(PRIVATE);
        try {
            return new TokenKey(folder, RSAKey.parse(Files.readString(file)));
        } catch (ParseException e) {
            // What is in the file is not told: it may be most of a key.
            throw new IOException(file + " has no key; remove it, and the next ./ads up --secure makes another");
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** The {@code iss} of the tokens; another for each key. */
    public String issuer() {
        return "urn:adledger:stack:" + key.getKeyID();
    }

    /** Where the public key is. */
    public URI publicKeys() {
        return folder.resolve(PUBLIC).toUri();
    }

    /** A token for those who run the stack. */
    public String operatorToken(Duration life) {
        return token("operator", Caller.OPERATORS, life);
    }

    /** A token for a publisher. */
    public String publisherToken(String publisherId, Duration life) {
        if (publisherId.equals(Caller.OPERATORS)) {
            throw new CommandFailure("no publisher can be called " + publisherId);
        }
        return token(publisherId, publisherId, life);
    }

    private String token(String subject, String group, Duration life) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject(subject)
                .claim("cognito:groups", List.of(group))
                .claim("token_use", "access")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
        return token.serialize();
    }
}
