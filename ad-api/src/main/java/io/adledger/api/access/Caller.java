package io.adledger.api.access;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Who sent a request, by a token that holds.
 *
 * @param subject the token's {@code sub}
 * @param groups the groups that the issuer says the caller is in: {@link #OPERATORS}, or ids of publishers
 */
public record Caller(String subject, Set<String> groups) {

    /** The group of those who run the system; no publisher can have this id. */
    public static final String OPERATORS = "operators";

    private static final String ATTRIBUTE = Caller.class.getName();
    private static final String UNKNOWN = ATTRIBUTE + ".unknown";

    public Caller {
        groups = Set.copyOf(groups);
    }

    /** Who sent a request; nobody if it has no token that holds, or tokens are not wanted. */
    public static Optional<Caller> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class);
    }

    void remember(HttpRequest<?> request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Notes that a request has a token which cannot be checked now. */
    static void rememberUnknown(HttpRequest<?> request) {
        request.setAttribute(UNKNOWN, true);
    }

    static boolean isUnknown(HttpRequest<?> request) {
        return request.getAttribute(UNKNOWN).isPresent();
    }

    /** Whether they run the system. */
    public boolean isOperator() {
        return groups.contains(OPERATORS);
    }

    /** Whether they are a publisher, or one of its people. */
    public boolean isPublisher(String publisherId) {
        return !publisherId.equals(OPERATORS) && groups.contains(publisherId);
    }
}
