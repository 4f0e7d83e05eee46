package io.adledger.ledger.server.signature;

import io.adledger.ledger.server.signature.Authorization.CredentialScope;
import io.adledger.ledger.server.signature.SignatureRefusedException.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a request was signed, for one service, with a key that is known, not long ago, and has come unchanged. Any
 * region will do. Thread-safe.
 */
public final class SignatureVerifier {

    /** How far a request's time may be from ours. */
    public static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    private static final String DATE = "x-amz-date";
    private static final String TOKEN = "x-amz-security-token";
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final String service;
    private final AccessKeys keys;
    private final InstantSource clock;

    /** Checks signatures for a service by the name that clients sign it with. */
    public SignatureVerifier(String service, AccessKeys keys, InstantSource clock) {
        this.service = service;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks a request.
     *
     * @return the id of the key that it was signed with
     * @throws SignatureRefusedException if it is not signed as it should be
     */
    public String verify(SignedRequest request) {
        Authorization authorization = Authorization.parse(request.header("Authorization")
                .orElseThrow(() -> refused(Fault.MISSING, "Missing Authentication Token")));
        String time = request.header(DATE)
                .orElseThrow(() ->
                        refused(Fault.INCOMPLETE, "Authorization header requires existence of a 'X-Amz-Date' header"));
        requireCovered(request, authorization.signedHeaders());
        requireScope(authorization.scope(), time);
        requireNow(time);
        AccessKey key = keys.find(authorization.accessKeyId())
                .filter(known -> known.sessionToken().equals(request.header(TOKEN)))
                .orElseThrow(
                        () -> refused(Fault.UNKNOWN_KEY, "The security token included in the request is invalid."));
        byte[] expected = signature(key, authorization, time, request);
        byte[] given = authorization.signature().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw refused(
                    Fault.INVALID,
                    "The request signature we calculated does not match the signature you provided. Check your AWS"
                            + " Secret Access Key and signing method. Consult the service documentation for details.");
        }
        return key.id();
    }

    /** What tells the service what to do must not be changed on the way. */
    private static void requireCovered(SignedRequest request, List<String> signedHeaders) {
        if (!signedHeaders.contains("host")) {
            throw refused(Fault.INVALID, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-amz-") && !signedHeaders.contains(name)) {
                throw refused(Fault.INVALID, "'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private void requireScope(CredentialScope scope, String time) {
        if (!scope.service().equals(service)) {
            throw refused(Fault.INVALID, "Credential should be scoped to correct service: '" + service + "'.");
        }
        if (!time.startsWith(scope.date() + "T")) {
            throw refused(
                    Fault.INVALID,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP");
        }
    }

    private void requireNow(String time) {
        Instant signed;
        try {
            signed = LocalDateTime.parse(time, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw refused(Fault.INCOMPLETE, "Date must be in ISO-8601 'basic format'");
        }
        Instant now = clock.instant();
        if (Duration.between(signed, now).compareTo(LARGEST_SKEW) > 0) {
            throw refused(Fault.EXPIRED, "Signature expired: " + time + " is earlier than " + basic(now) + " - 5 min.");
        }
        if (Duration.between(now, signed).compareTo(LARGEST_SKEW) > 0) {
            throw refused(
                    Fault.EXPIRED, "Signature not yet current: " + time + " is later than " + basic(now) + " + 5 min.");
        }
    }

    private static String basic(Instant time) {
        return BASIC.format(time.atOffset(ZoneOffset.UTC));
    }

    private static byte[] signature(AccessKey key, Authorization authorization, String time, SignedRequest request) {
        CredentialScope scope = authorization.scope();
        String toSign = String.join(
                "\n",
                Authorization.ALGORITHM,
                time,
                scope.toString(),
                CanonicalRequest.hash(request, authorization.signedHeaders()));
        byte[] signing = ("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(scope.date(), scope.region(), scope.service(), CredentialScope.TERMINATOR)) {
            signing = hmac(signing, part);
        }
        return HexFormat.of().formatHex(hmac(signing, toSign)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignatureRefusedException refused(Fault fault, String message) {
        return new SignatureRefusedException(fault, message);
    }
}
