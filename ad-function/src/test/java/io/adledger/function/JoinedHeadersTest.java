package io.adledger.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedHeadersTest {

    @Test
    void whatFormat2HasNoRoomForGoesWhereItHas() {
        APIGatewayV2HTTPResponse response = JoinedHeaders.of(response(
                Map.of("ETag", "\"0\""), Map.of("Allow", List.of("GET", "PUT"), "set-cookie", List.of("a=1", "b=2"))));

        assertThat(response.getHeaders()).containsOnly(Map.entry("ETag", "\"0\""), Map.entry("Allow", "GET, PUT"));
        assertThat(response.getMultiValueHeaders()).isEmpty();
        assertThat(response.getCookies()).containsExactly("a=1", "b=2");
    }

    @Test
    void oneCookieIsACookieToo() {
        APIGatewayV2HTTPResponse response = JoinedHeaders.of(response(Map.of("Set-Cookie", "a=1"), Map.of()));

        assertThat(response.getHeaders()).isEmpty();
        assertThat(response.getCookies()).containsExactly("a=1");
    }

    private static APIGatewayV2HTTPResponse response(Map<String, String> headers, Map<String, List<String>> several) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(headers)
                .withMultiValueHeaders(several)
                .build();
    }
}
