package io.adledger.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What went wrong (RFC 9457).
 *
 * @param errors every fault that was found, if the request has faults
 */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<Fault> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(ProblemKind kind, String detail, List<Fault> errors) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, errors);
    }
}
