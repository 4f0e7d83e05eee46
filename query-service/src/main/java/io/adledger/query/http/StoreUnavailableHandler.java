package io.adledger.query.http;

import io.adledger.api.problem.Problem;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.query.ad.StoreUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says 503 when a store is down, and nothing of the store. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailableException, HttpResponse<Problem>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

    private final ExceptionHandler<ProblemException, HttpResponse<Problem>> problems;

    StoreUnavailableHandler(ExceptionHandler<ProblemException, HttpResponse<Problem>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<Problem> handle(HttpRequest request, StoreUnavailableException failure) {
        LOG.warn("cannot answer {}", request.getPath(), failure);
        return problems.handle(
                request,
                new ProblemException(ProblemKind.UNAVAILABLE, "What is asked for cannot be read now; try again soon."));
    }
}
