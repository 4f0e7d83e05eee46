package io.adledger.query.http;

import io.adledger.query.ad.StoreUnavailableException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says 503 when a store is down, and nothing of the store. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailableException, HttpResponse<ProblemJson>> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<ProblemJson> handle(HttpRequest request, StoreUnavailableException failure) {
        LOG.warn("cannot answer {}", request.getPath(), failure);
        QueryProblem problem = new QueryProblem(
                QueryProblem.Kind.UNAVAILABLE, "What is asked for cannot be read now; try again soon.");
        return HttpResponse.<ProblemJson>status(problem.kind().status())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(ProblemJson.MEDIA_TYPE)
                .body(ProblemJson.of(problem));
    }
}
