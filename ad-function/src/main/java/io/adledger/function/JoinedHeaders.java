package io.adledger.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers with several values as one value each (RFC 9110, 5.2), and cookies apart: payload format 2.0 has no room for more, and drops it. */
final class JoinedHeaders {

    private static final String SET_COOKIE = "Set-Cookie";

    private JoinedHeaders() {}

    static APIGatewayV2HTTPResponse of(APIGatewayV2HTTPResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.getHeaders());
        Map<String, List<String>> several = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        several.putAll(response.getMultiValueHeaders());
        List<String> cookies = several.remove(SET_COOKIE);
        String cookie = headers.remove(SET_COOKIE);
        several.forEach((name, values) -> headers.put(name, String.join(", ", values)));
        response.setHeaders(headers);
        response.setMultiValueHeaders(Map.of());
        response.setCookies(cookies != null ? cookies : cookie != null ? List.of(cookie) : List.of());
        return response;
    }
}
