package io.adledger.api.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers what our own code has found wrong. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException problem) {
        MutableHttpResponse<Problem> answer = HttpResponse.<Problem>status(
                        HttpStatus.valueOf(problem.kind().status()))
                .contentType(Problem.MEDIA_TYPE)
                .body(problem.problem());
        return switch (problem.kind()) {
            case UNAUTHORIZED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case UNAVAILABLE, IDEMPOTENCY_KEY_IN_USE, TOO_MANY_REQUESTS ->
                answer.header(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
            default -> answer;
        };
    }
}
