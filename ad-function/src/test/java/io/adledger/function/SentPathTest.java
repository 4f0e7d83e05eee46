package io.adledger.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentPathTest {

    @ParameterizedTest
    @CsvSource({
        "/publisher/anna/ad,     /publisher/anna/ad",
        "/publisher/a b/ad,      /publisher/a%20b/ad",
        "/a%20b,                 /a%2520b",
        "/a?b#c,                 /a%3Fb%23c",
        "/ü,                     /%C3%BC",
        "//host/path,            /%2Fhost/path"
    })
    void whatWasDecodedIsEncodedAgain(String decoded, String encoded) {
        assertThat(SentPath.encoded(decoded)).isEqualTo(encoded);
    }

    @Property
    void everyPathIsThePathOfAUri(@ForAll @StringLength(max = 40) @CharRange(to = '\ud7ff') String text) {
        URI uri = URI.create(SentPath.encoded("/" + text));

        assertThat(uri.getPath()).isEqualTo("/" + text);
        assertThat(uri.getHost()).isNull();
        assertThat(uri.getQuery()).isNull();
    }
}
