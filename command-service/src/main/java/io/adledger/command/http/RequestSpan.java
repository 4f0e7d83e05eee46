package io.adledger.command.http;

import io.adledger.ad.TraceParent;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A request as a step of a trace: a span, current on whichever thread works on the request, and named in what that logs. While nobody records spans,
 * it is the step that the request came from, or the first of a new trace.
 */
final class RequestSpan implements ThreadPropagatedContextElement<RequestSpan.Before> {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    private static final String LOGGED_TRACE = "traceId";

    private final Span span;
    private final String method;

    private RequestSpan(Span span, String method) {
        this.span = span;
        this.method = method;
    }

    /**
     * Begins the step.
     *
     * @param given the one that the request came from
     */
    static RequestSpan begin(Tracer tracer, String method, Optional<TraceParent> given) {
        Context parent = given.map(RequestSpan::remote)
                .map(remote -> Context.root().with(Span.wrap(remote)))
                .orElse(Context.root());
        Span span = tracer.spanBuilder(method)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        return new RequestSpan(span.getSpanContext().isValid() ? span : Span.wrap(remote(TraceParent.begin())), method);
    }

    private static SpanContext remote(TraceParent step) {
        return SpanContext.createFromRemoteParent(
                step.traceId(),
                step.spanId(),
                step.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    /** The step, as those who go on with the trace name it. */
    TraceParent step() {
        SpanContext context = span.getSpanContext();
        return new TraceParent(context.getTraceId(), context.getSpanId(), context.isSampled());
    }

    /**
     * Ends the step.
     *
     * @param route the template of the path, if the request had a route
     */
    void end(Optional<String> route, int status) {
        route.ifPresent(template -> {
            span.updateName(method + " " + template);
            span.setAttribute(ROUTE, template);
        });
        span.setAttribute(METHOD, method);
        span.setAttribute(STATUS, (long) status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** The scope is closed by {@link #restoreThreadContext}, which is called for each call of this. */
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public Before updateThreadContext() {
        Before before = new Before(span.makeCurrent(), MDC.get(LOGGED_TRACE));
        MDC.put(LOGGED_TRACE, span.getSpanContext().getTraceId());
        return before;
    }

    @Override
    public void restoreThreadContext(Before before) {
        if (before.traceId() == null) {
            MDC.remove(LOGGED_TRACE);
        } else {
            MDC.put(LOGGED_TRACE, before.traceId());
        }
        before.scope().close();
    }

    /** How a thread was before it worked on the request. */
    record Before(Scope scope, @Nullable String traceId) {}
}
