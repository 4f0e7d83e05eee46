package io.adledger.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.simple.SimpleHttpParameters;
import io.micronaut.http.uri.QueryStringDecoder;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the parameters of a query from the query itself. HTTP APIs join parameters of one name by commas, and Micronaut takes them apart again, with them every
 * value that has a comma of its own.
 */
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, methods = io.micronaut.http.HttpMethod.GET)
final class ExactQuery implements Ordered {

    private final ConversionService conversions;

    ExactQuery(ConversionService conversions) {
        this.conversions = conversions;
    }

    /** Before all that may look into parameters. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    HttpRequest<?> withExactParameters(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? new Exact<>(request, parameters(event))
                : request;
    }

    private HttpParameters parameters(APIGatewayV2HTTPEvent event) {
        String query = event.getRawQueryString() == null ? "" : event.getRawQueryString();
        Map<CharSequence, List<String>> values = new LinkedHashMap<>();
        try {
            values.putAll(new QueryStringDecoder(query, false).parameters());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemKind.BAD_REQUEST, "The query is malformed.");
        }
        return new SimpleHttpParameters(values, conversions);
    }

    private static final class Exact<B> extends HttpRequestWrapper<B> {

        private final HttpParameters parameters;

        Exact(HttpRequest<B> request, HttpParameters parameters) {
            super(request);
            this.parameters = parameters;
        }

        @Override
        public HttpParameters getParameters() {
            return parameters;
        }
    }
}
