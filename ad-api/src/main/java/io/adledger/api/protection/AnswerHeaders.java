package io.adledger.api.protection;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Headers of every answer, which keep browsers from guessing types, running what is no page, and caches from keeping what is
 * somebody's. What an answer says itself stays.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers">OWASP's list</a>
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AnswerHeaders implements Ordered {

    /** By which API Gateway says that it was asked over TLS; on plain HTTP browsers pass the header over (RFC 6797, 8.1). */
    private static final String FORWARDED = "X-Forwarded-Proto";

    private static final String A_YEAR = "max-age=31536000";

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        unlessThere(headers, "X-Content-Type-Options", "nosniff");
        unlessThere(headers, "Referrer-Policy", "no-referrer");
        unlessThere(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // Who has a version may ask whether it is still the one; nobody else may have it.
        boolean hasVersion = headers.contains(HttpHeaders.ETAG);
        unlessThere(headers, HttpHeaders.CACHE_CONTROL, hasVersion ? "private, no-cache" : "no-store");
        if (request.isSecure() || "https".equals(request.getHeaders().get(FORWARDED))) {
            unlessThere(headers, "Strict-Transport-Security", A_YEAR);
        }
    }

    private static void unlessThere(MutableHttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
