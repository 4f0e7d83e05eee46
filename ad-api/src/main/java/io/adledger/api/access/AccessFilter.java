package io.adledger.api.access;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request pass if its route is for whom its token names. What it answers otherwise is the same whatever is wrong
 * with the token, and whatever is or is not behind the path. It sees the same path variables as the controller.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(bean = Tokens.class)
final class AccessFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

    /** RFC 6750, 2.1. */
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]+)");

    private final Tokens tokens;

    AccessFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return;
        }
        Optional<Caller> caller = caller(request, audience(route.get()) == Audience.EVERYONE);
        caller.ifPresent(known -> known.remember(request));
        if (!isFor(route.get(), caller)) {
            throw caller.isEmpty()
                    ? new ProblemException(ProblemKind.UNAUTHORIZED, "This needs a bearer token that holds.")
                    : new ProblemException(ProblemKind.FORBIDDEN, ProblemException.NOT_ALLOWED);
        }
    }

    private static boolean isFor(RouteMatch<?> route, Optional<Caller> caller) {
        return switch (audience(route)) {
            case EVERYONE -> true;
            case PUBLISHER -> caller.isPresent() && caller.get().isPublisher(publisherId(route));
            case OPERATORS -> caller.isPresent() && caller.get().isOperator();
        };
    }

    private static Audience audience(RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(OpenTo.class, Audience.class)
                .orElse(Audience.OPERATORS);
    }

    private static String publisherId(RouteMatch<?> route) {
        return String.valueOf(route.getVariableValues().get("publisherId"));
    }

    /** What is open to everyone stays so while the issuer's keys cannot be had. */
    private Optional<Caller> caller(HttpRequest<?> request, boolean optional) {
        List<String> given = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(given.size() == 1 ? given.getFirst() : "");
        if (!bearer.matches()) {
            return Optional.empty();
        }
        try {
            return tokens.caller(bearer.group(1));
        } catch (KeysUnavailableException e) {
            LOG.warn("tokens cannot be checked", e);
            if (optional) {
                return Optional.empty();
            }
            throw new ProblemException(ProblemKind.UNAVAILABLE, "Tokens cannot be checked now; try again soon.");
        }
    }
}
