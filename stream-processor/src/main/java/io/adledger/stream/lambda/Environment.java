package io.adledger.stream.lambda;

import java.net.URI;
import java.util.Map;

/**
 * The variables that a function is told with what it is to work with. Immutable.
 *
 * @param variables by their names
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** That of this process. */
    public static Environment ofProcess() {
        return new Environment(System.getenv());
    }

    /**
     * The value of a variable.
     *
     * @throws IllegalStateException if it is not there, or blank; the message names it
     */
    public String required(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing");
        }
        return value;
    }

    /**
     * A URI, with a scheme and a host.
     *
     * @throws IllegalStateException if the variable is not there, or says something else; the message names it
     */
    public URI requiredUri(String name) {
        String value = required(name);
        try {
            URI uri = URI.create(value);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with what else is no address.
        }
        throw new IllegalStateException("the environment variable " + name + " is not an address: " + value);
    }

    /** The region that the function is in; Lambda sets it. */
    public String region() {
        return required("AWS_REGION");
    }
}
