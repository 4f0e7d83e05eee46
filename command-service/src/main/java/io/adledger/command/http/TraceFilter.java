package io.adledger.command.http;

import io.adledger.ad.TraceParent;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;

/**
 * Makes each command a step of a trace: of the one that its header {@code traceparent} names, or else of a new one. A
 * header that is malformed, or there twice, is as good as none. The answer says in the same header which step it was.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
@ServerFilter(
        patterns = "/publisher/**",
        methods = {HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE})
final class TraceFilter {

    private static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = "adledger.trace";

    /** The step of a trace that a request is. */
    static Optional<TraceParent> traceOf(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, TraceParent.class);
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, given(request).orElseGet(TraceParent::begin));
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        traceOf(request).ifPresent(trace -> response.header(HEADER, trace.toString()));
    }

    private static Optional<TraceParent> given(HttpRequest<?> request) {
        List<String> values = request.getHeaders().getAll(HEADER);
        return values.size() == 1 ? TraceParent.parse(values.getFirst()) : Optional.empty();
    }
}
