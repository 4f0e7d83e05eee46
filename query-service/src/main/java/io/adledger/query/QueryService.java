package io.adledger.query;

import io.micronaut.runtime.Micronaut;

/** Serves the query API by itself. */
public final class QueryService {

    private QueryService() {}

    public static void main(String[] arguments) {
        Micronaut.run(QueryService.class, arguments);
    }
}
