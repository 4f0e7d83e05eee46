package io.adledger.query.search;

import io.adledger.api.description.ForEveryone;
import io.adledger.api.problem.Fault;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.search.AdSearch;
import io.adledger.search.BadCursorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** {@code GET /?q=} and {@code GET /search}: the ads of all publishers, by what they say. */
@ForEveryone
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {

    private final AdSearch search;

    SearchController(AdSearch search) {
        this.search = search;
    }

    @DescribedSearch
    @Get(uris = {"/", "/search"})
    SearchJson search(HttpRequest<?> request) {
        SearchParameters.Asked asked = SearchParameters.read(request.getParameters());
        try {
            return SearchJson.of(search.search(asked.query(), asked.limit(), asked.cursor()));
        } catch (BadCursorException e) {
            Fault fault = new Fault("cursor", String.valueOf(e.getMessage()));
            throw new ProblemException(ProblemKind.BAD_REQUEST, "cursor " + e.getMessage() + ".", List.of(fault));
        }
    }
}
