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

/**
 * A request as a step of a trace: a span, and current on whichever thread works on the request. While nobody records spans,
 * it is the step that the request came from, or the first of a new trace.
 */
final class RequestSpan implements ThreadPropagatedContextElement<Scope> {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

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
    public Scope updateThreadContext() {
        return span.makeCurrent();
    }

    @Override
    public void restoreThreadContext(Scope before) {
        before.close();
    }
}
