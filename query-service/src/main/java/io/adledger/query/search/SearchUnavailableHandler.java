package io.adledger.query.search;

import io.adledger.api.problem.Problem;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.search.SearchUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says 503 when search is down, and nothing of what is behind it. */
@Singleton
final class SearchUnavailableHandler implements ExceptionHandler<SearchUnavailableException, HttpResponse<Problem>> {

    private static final Logger LOG = LoggerFactory.getLogger(SearchUnavailableHandler.class);

    private final ExceptionHandler<ProblemException, HttpResponse<Problem>> problems;

    SearchUnavailableHandler(ExceptionHandler<ProblemException, HttpResponse<Problem>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<Problem> handle(HttpRequest request, SearchUnavailableException failure) {
        LOG.warn("cannot answer {}", request.getPath(), failure);
        return problems.handle(
                request, new ProblemException(ProblemKind.UNAVAILABLE, "Search cannot answer now; try again soon."));
    }
}
