package io.adledger.local.stack;

import java.util.function.Supplier;

/** What the health of a stack is asked from; a bean of the API's context. */
record HealthSource(String identity, Supplier<Health> current) {

    Health health() {
        return current.get();
    }
}
