package io.adledger.api.problem;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of problems, each with its stable type. */
public enum ProblemKind {
    BAD_REQUEST(400, "The request is not understood"),
    MALFORMED_JSON(400, "The body is not a JSON object"),
    INVALID_AD(400, "The ad breaks the rules"),
    UNAUTHORIZED(401, "A token is needed"),
    FORBIDDEN(403, "This is not allowed to you"),
    NOT_FOUND(404, "There is nothing here"),
    AD_NOT_FOUND(404, "There is no such ad"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that media type"),
    CONFLICT(409, "The request conflicts with what is there"),
    IDEMPOTENCY_KEY_IN_USE(409, "The request with this key is being worked on"),
    AD_DELETED(410, "The ad was deleted"),
    PRECONDITION_FAILED(412, "The ad has another version"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    IDEMPOTENCY_KEY_CONFLICT(422, "The key was given to another request"),
    TOO_MANY_REQUESTS(429, "You send too many requests"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The service cannot answer now");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The kind that says of a status what the status itself says. */
    static ProblemKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status && kind != MALFORMED_JSON && kind != INVALID_AD)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL : BAD_REQUEST);
    }

    /** A URI that names the kind, always the same. */
    public String type() {
        return "urn:adledger:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind in a few words. */
    public String title() {
        return title;
    }
}
