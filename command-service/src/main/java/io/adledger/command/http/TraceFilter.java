package io.adledger.command.http;

import io.adledger.ad.TraceParent;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
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
final class TraceFilter implements Ordered {

    private static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = "adledger.trace";

    private final Tracer tracer;

    TraceFilter(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.adledger.command");
    }

    /** The step of a trace that a request is. */
    static Optional<TraceParent> traceOf(HttpRequest<?> request) {
        return spanOf(request).map(RequestSpan::step);
    }

    private static Optional<RequestSpan> spanOf(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestSpan.class);
    }

    /** Around the filters that may refuse a request, so that refusals are part of the trace. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.TRACING.order();
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
        RequestSpan span = RequestSpan.begin(tracer, request.getMethodName(), given(request));
        request.setAttribute(ATTRIBUTE, span);
        propagated.add(span);
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        spanOf(request).ifPresent(span -> {
            response.header(HEADER, span.step().toString());
            span.end(BasicHttpAttributes.getUriTemplate(request), response.code());
        });
    }

    private static Optional<TraceParent> given(HttpRequest<?> request) {
        List<String> values = request.getHeaders().getAll(HEADER);
        return values.size() == 1 ? TraceParent.parse(values.getFirst()) : Optional.empty();
    }
}
