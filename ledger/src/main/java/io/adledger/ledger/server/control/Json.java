package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.ion.IonValues;
import java.math.BigDecimal;
import java.time.Instant;

/** Makes the JSON that answers consist of. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Seconds since 1970 with three decimals. */
    static BigDecimal time(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    /** QLDB's {@code ValueHolder}: Ion as text. */
    static ObjectNode ion(IonValues.Writable value) {
        return object().put("IonText", IonValues.text(value));
    }
}
