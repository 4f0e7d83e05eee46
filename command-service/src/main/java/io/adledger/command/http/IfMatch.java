package io.adledger.command.http;

import io.adledger.ad.VersionCondition;
import io.adledger.api.EntityTag;
import io.adledger.api.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the header {@code If-Match} (RFC 9110, 13.1.1). */
final class IfMatch {

    private IfMatch() {}

    /**
     * The versions that the request wants changed. A weak tag matches none, nor does one that was never given.
     *
     * @throws ProblemException if the header is malformed
     */
    static VersionCondition of(HttpRequest<?> request) {
        List<String> values = request.getHeaders().getAll(HttpHeaders.IF_MATCH);
        if (values.isEmpty()) {
            return VersionCondition.ANY;
        }
        EntityTag.Condition condition = EntityTag.condition(HttpHeaders.IF_MATCH, values);
        return condition.any()
                ? VersionCondition.ANY
                : VersionCondition.oneOf(condition.tags().stream()
                        .filter(tag -> !tag.weak())
                        .map(EntityTag::value)
                        .filter(value -> value.matches("0|[1-9][0-9]{0,17}"))
                        .map(Long::valueOf)
                        .collect(Collectors.toSet()));
    }
}
