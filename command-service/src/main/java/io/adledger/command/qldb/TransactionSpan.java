package io.adledger.command.qldb;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.qldbsession.model.OccConflictException;

/**
 * A transaction of the driver as a span below the current one: all of its runs, with how many there were and why. For one
 * thread.
 */
final class TransactionSpan implements AutoCloseable {

    private static final String NAME = "ledger transaction";
    private static final AttributeKey<String> ID = AttributeKey.stringKey("adledger.transaction.id");
    private static final AttributeKey<Long> RETRIES = AttributeKey.longKey("adledger.transaction.retries");
    private static final AttributeKey<Long> CONFLICTS = AttributeKey.longKey("adledger.transaction.conflicts");

    private final Span span;
    private long runs;
    private long conflicts;

    private TransactionSpan(Span span) {
        this.span = span;
    }

    static TransactionSpan begin(Tracer tracer) {
        return new TransactionSpan(
                tracer.spanBuilder(NAME).setSpanKind(SpanKind.CLIENT).startSpan());
    }

    /**
     * Notes that the work begins to run.
     *
     * @return whether it was run before
     */
    boolean run(String transactionId) {
        span.setAttribute(ID, transactionId);
        return runs++ > 0;
    }

    /** Notes why the work is to be run again. */
    void retried(SdkException reason) {
        if (reason instanceof OccConflictException) {
            conflicts++;
        }
        span.addEvent(reason.getClass().getSimpleName());
    }

    void failed(RuntimeException failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }

    @Override
    public void close() {
        span.setAttribute(RETRIES, Math.max(0, runs - 1));
        span.setAttribute(CONFLICTS, conflicts);
        span.end();
    }
}
