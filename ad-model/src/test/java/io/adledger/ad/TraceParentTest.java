package io.adledger.ad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
            00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00
            """)
    void aTextOfVersion00IsReadAndWrittenAsItIs(String text) {
        assertThat(TraceParent.parse(text)).map(TraceParent::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-ff"
            })
    void ofWhatLaterVersionsHaveMoreNothingIsKept(String text) {
        assertThat(TraceParent.parse(text))
                .map(TraceParent::toString)
                .contains("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @ParameterizedTest
    @EmptySource
    @ValueSource(
            strings = {
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.what",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "null"
            })
    void whatIsMalformedIsNone(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }

    @Property
    void anyTextIsReadOrNone(@ForAll String text) {
        TraceParent.parse(text).ifPresent(trace -> assertThat(text).contains(trace.traceId()));
    }

    @Property
    void whatIsWrittenIsWhatIsRead(@ForAll @From("anyTrace") TraceParent trace) {
        assertThat(TraceParent.parse(trace.toString())).contains(trace);
    }

    @Test
    void aTraceThatBeginsIsItsOwnAndNotSampled() {
        TraceParent trace = TraceParent.begin();

        assertThat(TraceParent.parse(trace.toString())).contains(trace);
        assertThat(trace.sampled()).isFalse();
        assertThat(TraceParent.begin().traceId()).isNotEqualTo(trace.traceId());
    }

    @Test
    void anIdOfZerosIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceParent("0".repeat(32), "1".repeat(16), true));
    }

    @Provide
    Arbitrary<TraceParent> anyTrace() {
        return Traces.any();
    }
}
