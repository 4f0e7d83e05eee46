package io.adledger.query.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers problems as {@code application/problem+json}. */
@Singleton
final class QueryProblemHandler implements ExceptionHandler<QueryProblem, HttpResponse<ProblemJson>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<ProblemJson> handle(HttpRequest request, QueryProblem problem) {
        return HttpResponse.<ProblemJson>status(problem.kind().status())
                .contentType(ProblemJson.MEDIA_TYPE)
                .body(ProblemJson.of(problem));
    }
}
