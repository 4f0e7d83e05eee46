package io.adledger.api.protection;

import io.adledger.api.access.Caller;
import io.adledger.api.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;

/**
 * Refuses requests of callers who send too many: whom a token names that holds, else the address. It comes after tokens are
 * read and before anything is decided by them, so that refused requests count.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(bean = CallRates.class)
final class RateFilter implements Ordered {

    private final CallRates rates;

    RateFilter(CallRates rates) {
        this.rates = rates;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        Duration wait = rates.count(caller(request));
        if (wait.isPositive()) {
            throw ProblemException.tooManyRequests(wait);
        }
    }

    private static String caller(HttpRequest<?> request) {
        return Caller.of(request)
                .map(caller -> "subject " + caller.subject())
                .orElseGet(() -> "address " + request.getRemoteAddress().getAddress());
    }
}
