package io.adledger.ad;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTraceTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final String COMMAND = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aDocumentThatIsNoAdIsFollowedByWhatItSays() {
        assertThat(trace("{adId: \"odd\", adTitle: 7, event: {type: \"AdUpdated\", traceparent: \"" + COMMAND + "\"}}"))
                .isEqualTo(new DocumentTrace(
                        Optional.of("odd"), Optional.of(AdEvent.Type.AD_UPDATED), TraceParent.parse(COMMAND)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{event: null.struct, adId: null.string}",
                "{event: 7, adId: 7}",
                "{adId: \"a title\"}",
                "{event: {type: \"AdSold\", traceparent: \"nonsense\"}}",
                "{event: {type: 7, traceparent: {}}}"
            })
    void whatIsMissingOrMalformedIsNone(String document) {
        assertThat(trace(document)).isEqualTo(DocumentTrace.NONE);
    }

    private static DocumentTrace trace(String document) {
        return DocumentTrace.of((IonStruct) ION.singleValue(document));
    }
}
