package io.adledger.api.access;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.Optional;

/**
 * Lets a request pass if its route is for whom its token names. What it answers otherwise is the same whatever is wrong
 * with the token, and whatever is or is not behind the path. It sees the same path variables as the controller.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(bean = Tokens.class)
final class AccessFilter implements Ordered {

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
        if (route.isPresent() && !isFor(route.get(), Caller.of(request))) {
            throw refusal(request);
        }
    }

    private static ProblemException refusal(HttpRequest<?> request) {
        if (Caller.isUnknown(request)) {
            return new ProblemException(ProblemKind.UNAVAILABLE, "Tokens cannot be checked now; try again soon.");
        }
        return Caller.of(request).isEmpty()
                ? new ProblemException(ProblemKind.UNAUTHORIZED, "This needs a bearer token that holds.")
                : new ProblemException(ProblemKind.FORBIDDEN, ProblemException.NOT_ALLOWED);
    }

    private static boolean isFor(RouteMatch<?> route, Optional<Caller> caller) {
        return switch (audience(route)) {
            case EVERYONE -> true;
            case PUBLISHER ->
                caller.isPresent()
                        && publisherId(route).filter(caller.get()::isPublisher).isPresent();
            case OPERATORS -> caller.isPresent() && caller.get().isOperator();
        };
    }

    private static Audience audience(RouteMatch<?> route) {
        return route.getAnnotationMetadata()
                .enumValue(OpenTo.class, Audience.class)
                .orElse(Audience.OPERATORS);
    }

    private static Optional<String> publisherId(RouteMatch<?> route) {
        return Optional.ofNullable(route.getVariableValues().get("publisherId")).map(Object::toString);
    }
}
