package io.adledger.ledger.server.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it was received, with all that a signature can cover. */
public interface SignedRequest {

    String method();

    /** Path and query as they were sent, percent signs and all. */
    String target();

    /** All headers in the order of their arrival; a name can be there more than once. */
    Iterable<Map.Entry<String, String>> headers();

    /** Not to be changed. */
    byte[] body();

    /** All values of a header, whatever its case. */
    default List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> header : headers()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                values.add(header.getValue());
            }
        }
        return values;
    }

    /** The first value of a header, whatever its case. */
    default Optional<String> header(String name) {
        return values(name).stream().findFirst();
    }
}
