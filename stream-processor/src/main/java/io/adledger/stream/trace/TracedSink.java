package io.adledger.stream.trace;

import io.adledger.ad.AdRevision;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sink that does what another does, with a span for each revision of an ad that it is given: below the command, if the
 * event names its trace, and else in a trace of its own. What comes again is another span. Thread-safe.
 */
public final class TracedSink implements Sink {

    private final String name;
    private final Sink sink;
    private final Tracer tracer;
    private final Clock clock;

    /**
     * A sink upon another.
     *
     * @param name of the sink, as its spans have it
     */
    public TracedSink(String name, Sink sink, OpenTelemetry telemetry, Clock clock) {
        this.name = name;
        this.sink = sink;
        this.tracer = telemetry.getTracer("io.adledger.stream");
        this.clock = clock;
    }

    @Override
    public List<Failure> apply(List<Delivery> batch) throws InterruptedException {
        IdentityHashMap<Delivery, DeliverySpan> spans = begin(batch);
        try {
            List<Failure> failures = sink.apply(batch);
            failures.forEach(failure -> {
                DeliverySpan failed = spans.remove(failure.delivery());
                if (failed != null) {
                    failed.failed(failure);
                }
            });
            spans.values().forEach(DeliverySpan::applied);
            return failures;
        } catch (InterruptedException | RuntimeException e) {
            thrown(spans.values(), e);
            throw e;
        }
    }

    private IdentityHashMap<Delivery, DeliverySpan> begin(List<Delivery> batch) {
        IdentityHashMap<Delivery, DeliverySpan> spans = new IdentityHashMap<>();
        for (Delivery delivery : batch) {
            if (delivery.record() instanceof RevisionDetails details
                    && details.tableName().equals(AdRevision.TABLE)) {
                spans.put(delivery, DeliverySpan.begin(tracer, clock, name, details.revision()));
            }
        }
        return spans;
    }

    private static void thrown(Collection<DeliverySpan> spans, Exception exception) {
        spans.forEach(span -> span.thrown(exception));
    }

    @Override
    public OptionalLong nextBlock() {
        return sink.nextBlock();
    }

    @Override
    public Optional<String> trouble() {
        return sink.trouble();
    }
}
