package io.adledger.query.http;

import io.micronaut.serde.annotation.Serdeable;

/** What went wrong, as of RFC 9457. */
@Serdeable.Serializable
record ProblemJson(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemJson of(QueryProblem problem) {
        QueryProblem.Kind kind = problem.kind();
        return new ProblemJson(kind.type(), kind.title(), kind.status().getCode(), problem.detail());
    }
}
