package io.adledger.stream.trace;

import io.adledger.ad.AdEvent;
import io.adledger.ad.DocumentTrace;
import io.adledger.ad.TraceParent;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.stream.sink.Sink.Failure;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;

/**
 * A revision on its way into a sink. The lag is the time from the ledger's commit, by the clocks of two machines perhaps,
 * to the end of the delivery.
 */
final class DeliverySpan {

    private static final AttributeKey<String> SINK = AttributeKey.stringKey("adledger.sink");
    private static final AttributeKey<String> AD = AttributeKey.stringKey("adledger.ad.id");
    private static final AttributeKey<String> DOCUMENT = AttributeKey.stringKey("adledger.document.id");
    private static final AttributeKey<Long> VERSION = AttributeKey.longKey("adledger.version");
    private static final AttributeKey<Long> BLOCK = AttributeKey.longKey("adledger.block");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("adledger.outcome");
    private static final AttributeKey<Long> LAG = AttributeKey.longKey("adledger.lag_ms");

    private final Span span;
    private final Clock clock;
    private final long committedAt;

    private DeliverySpan(Span span, Clock clock, long committedAt) {
        this.span = span;
        this.clock = clock;
        this.committedAt = committedAt;
    }

    static DeliverySpan begin(Tracer tracer, Clock clock, String sink, LedgerRevision revision) {
        DocumentTrace document = revision.data().map(DocumentTrace::of).orElse(DocumentTrace.NONE);
        SpanBuilder span = tracer.spanBuilder(
                        sink + " " + document.type().map(AdEvent.Type::typeName).orElse("revision"))
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(document.command().map(DeliverySpan::below).orElse(Context.root()))
                .setAttribute(SINK, sink)
                .setAttribute(DOCUMENT, revision.documentId())
                .setAttribute(VERSION, revision.version())
                .setAttribute(BLOCK, revision.blockAddress().sequenceNo());
        document.adId().ifPresent(id -> span.setAttribute(AD, id));
        return new DeliverySpan(span.startSpan(), clock, revision.txTime().getMillis());
    }

    private static Context below(TraceParent command) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        command.traceId(),
                        command.spanId(),
                        command.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault())));
    }

    void applied() {
        end("applied");
    }

    void failed(Failure failure) {
        span.setStatus(StatusCode.ERROR);
        end(
                switch (failure.kind()) {
                    case LATER -> "later";
                    case NEVER -> "never";
                });
    }

    void thrown(Exception exception) {
        // Its message may have something of what the ad says.
        span.setStatus(StatusCode.ERROR, exception.getClass().getSimpleName());
        end("thrown");
    }

    private void end(String outcome) {
        span.setAttribute(OUTCOME, outcome);
        span.setAttribute(LAG, clock.millis() - committedAt);
        span.end();
    }
}
