package io.adledger.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;

/**
 * The path of an event as a URI has it. HTTP APIs decode it, and Micronaut reads it as if they did not: a space would be no URI, and a question mark
 * would begin a query.
 */
final class SentPath {

    /** What may be in a path as it is (RFC 3986, 3.3). */
    private static final String LITERAL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

    private SentPath() {}

    static void restore(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPEvent.RequestContext.Http http =
                event.getRequestContext().getHttp();
        http.setPath(encoded(http.getPath()));
    }

    static String encoded(String decoded) {
        // Two slashes at the beginning would begin a host.
        return decoded.startsWith("//") ? "/%2F" + escaped(decoded.substring(2)) : escaped(decoded);
    }

    private static String escaped(String decoded) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (LITERAL.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xFF));
            }
        }
        return encoded.toString();
    }
}
