package io.adledger.api.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who sent a request, by its token, and decides nothing. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(bean = Tokens.class)
final class CallerFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(CallerFilter.class);

    /** RFC 6750, 2.1. */
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]+)");

    private final Tokens tokens;

    CallerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void read(HttpRequest<?> request) {
        List<String> given = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(given.size() == 1 ? given.getFirst() : "");
        if (!bearer.matches()) {
            return;
        }
        try {
            tokens.caller(bearer.group(1)).ifPresent(caller -> caller.remember(request));
        } catch (KeysUnavailableException e) {
            LOG.warn("tokens cannot be checked", e);
            Caller.rememberUnknown(request);
        }
    }
}
