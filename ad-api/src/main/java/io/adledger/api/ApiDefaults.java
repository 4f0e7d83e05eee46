package io.adledger.api;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** What both APIs are set to unless the configuration says otherwise. */
@ContextConfigurer
public final class ApiDefaults implements ApplicationContextConfigurer {

    /** The largest ad in JSON, every character escaped, has about 130 KB. */
    private static final String MOST_OF_A_BODY = "256KB";

    private static final String THIS_MACHINE = "127.0.0.1";

    /** How long a connection may be silent, while a request is worked on, too. */
    private static final String LONGEST_SILENCE = "2m";

    /** Below files, the environment and system properties. */
    private static final int LAST = -1000;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of(
                "api-defaults",
                Map.of(
                        "micronaut.server.host", THIS_MACHINE,
                        "micronaut.server.max-request-size", MOST_OF_A_BODY,
                        "micronaut.server.idle-timeout", LONGEST_SILENCE,
                        "micronaut.server.read-idle-timeout", LONGEST_SILENCE,
                        "micronaut.server.write-idle-timeout", LONGEST_SILENCE),
                LAST));
    }
}
