package io.adledger.command.http;

import io.adledger.api.problem.Fault;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.command.ad.KeyedRequest;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private IdempotencyKey() {}

    /**
     * The request as one to be done once, if it has a key.
     *
     * @param content what the request says, apart from its method
     * @throws ProblemException if the key is none
     */
    static Optional<KeyedRequest> of(HttpRequest<?> request, String publisherId, String content) {
        List<String> keys = request.getHeaders().getAll(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new ProblemException(
                    ProblemKind.BAD_REQUEST,
                    "Idempotency-Key must be one key of 1 to 255 visible ASCII characters.",
                    List.of(new Fault(HEADER, "must be one key of 1 to 255 visible ASCII characters")));
        }
        return Optional.of(
                new KeyedRequest(publisherId + "/" + keys.getFirst(), sha256(request.getMethodName() + " " + content)));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
