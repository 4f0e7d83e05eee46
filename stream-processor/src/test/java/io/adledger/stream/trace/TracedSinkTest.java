package io.adledger.stream.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.adledger.ad.TraceParent;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Origin;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.sink.Sink.Failure;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracedSinkTest {

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final TraceParent COMMAND = TraceParent.parse(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .orElseThrow();

    private final AdJournal journal = new AdJournal();

    @Test
    void eachRevisionIsASpanBelowItsCommand() throws InterruptedException {
        journal.createTable()
                .traced(COMMAND)
                .state("ad", 0, "10")
                .delete("ad", 1)
                .other("Publishers", "document");

        apply(batch -> List.of());

        assertThat(TELEMETRY.getSpans()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(COMMAND.traceId());
            assertThat(span.getParentSpanId()).isEqualTo(COMMAND.spanId());
            assertThat(text(span, "adledger.ad.id")).isEqualTo("ad");
            assertThat(text(span, "adledger.outcome")).isEqualTo("applied");
            assertThat(span.getAttributes().get(AttributeKey.longKey("adledger.lag_ms")))
                    .isNotNegative();
        });
        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("a-sink AdCreated", "a-sink AdDeleted");
    }

    @Test
    void whatNamesNoTraceHasOneOfItsOwn() throws InterruptedException {
        journal.state("ad", 0, "10").removeDocument("ad", 1);

        apply(batch -> List.of());

        assertThat(TELEMETRY.getSpans()).hasSize(2).allSatisfy(span -> assertThat(
                        span.getParentSpanContext().isValid())
                .isFalse());
        assertThat(TELEMETRY.getSpans())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("a-sink AdCreated", "a-sink revision");
    }

    @Test
    void aCommandThatIsNotSampledIsNotRecorded() throws InterruptedException {
        journal.traced(TraceParent.begin()).state("ad", 0, "10");

        apply(batch -> List.of());

        assertThat(TELEMETRY.getSpans()).isEmpty();
    }

    @Test
    void whatFailsIsToldAndPassedOn() throws InterruptedException {
        journal.traced(COMMAND).state("one", 0, "10").state("two", 0, "10").state("three", 0, "10");

        List<Failure> failures = apply(batch -> List.of(
                Failure.later(revision(batch, 0), "of something secret"),
                Failure.never(revision(batch, 1), "refused")));

        assertThat(failures).hasSize(2);
        assertThat(TELEMETRY.getSpans())
                .extracting(span -> text(span, "adledger.ad.id") + " " + text(span, "adledger.outcome"))
                .containsExactlyInAnyOrder("one later", "two never", "three applied");
        assertThat(TELEMETRY.getSpans())
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactlyInAnyOrder(StatusCode.ERROR, StatusCode.ERROR, StatusCode.UNSET);
        assertThat(TELEMETRY.getSpans().toString()).doesNotContain("secret");
    }

    @Test
    void aSinkThatThrowsEndsItsSpansAndThrows() {
        journal.traced(COMMAND).state("ad", 0, "10");

        assertThatIllegalStateException()
                .isThrownBy(() -> apply(batch -> {
                    throw new IllegalStateException("of something secret");
                }));

        assertThat(TELEMETRY.getSpans()).singleElement().satisfies(span -> {
            assertThat(text(span, "adledger.outcome")).isEqualTo("thrown");
            assertThat(span.getStatus().getDescription()).isEqualTo("IllegalStateException");
        });
    }

    @Test
    void whereASinkStandsItSaysItself() {
        Sink sink = traced(new Sink() {
            @Override
            public List<Failure> apply(List<Delivery> batch) {
                return List.of();
            }

            @Override
            public OptionalLong nextBlock() {
                return OptionalLong.of(7);
            }
        });

        assertThat(sink.nextBlock()).hasValue(7);
        assertThat(sink.trouble()).isEmpty();
    }

    private List<Failure> apply(Function<List<Delivery>, List<Failure>> sink) throws InterruptedException {
        List<Delivery> batch = journal.records().stream()
                .map(source -> new Delivery(
                        new Origin(source, 0, source.record()),
                        StreamRecordDecoder.decode(source.record().toBytes())))
                .toList();
        return traced(sink::apply).apply(batch);
    }

    private static Sink traced(Sink sink) {
        return new TracedSink("a-sink", sink, TELEMETRY.getOpenTelemetry(), Clock.systemUTC());
    }

    private static Delivery revision(List<Delivery> batch, int index) {
        return batch.stream()
                .filter(delivery -> delivery.record() instanceof RevisionDetails)
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
    }
}
