package io.adledger.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.nio.charset.StandardCharsets;

/** Refuses bodies beyond {@code micronaut.server.max-request-size}, as the HTTP server does; Lambda takes up to 6 MB. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyLimit implements Ordered {

    private final long most;

    BodyLimit(HttpServerConfiguration server) {
        this.most = server.getMaxRequestSize();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        if (request instanceof ServletHttpRequest<?, ?> servlet
                && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                && event.getBody() != null) {
            long length = length(event);
            if (length > most) {
                throw new ContentLengthExceededException(most, length);
            }
        }
    }

    private static long length(APIGatewayV2HTTPEvent event) {
        String body = event.getBody();
        return event.getIsBase64Encoded() ? body.length() / 4L * 3 : body.getBytes(StandardCharsets.UTF_8).length;
    }
}
