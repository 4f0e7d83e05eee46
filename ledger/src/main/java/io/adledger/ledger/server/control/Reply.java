package io.adledger.ledger.server.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The answer to a {@link Call}.
 *
 * @param errorType the name of QLDB's exception, if it is a refusal
 * @param body JSON
 */
public record Reply(int status, Optional<String> errorType, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply success(ObjectNode json) {
        return new Reply(200, Optional.empty(), text(json));
    }

    static Reply refusal(Fault fault) {
        ObjectNode json = JSON.createObjectNode();
        json.put("__type", fault.type());
        json.put("Message", fault.getMessage());
        fault.details().forEach(json::put);
        return new Reply(fault.status(), Optional.of(fault.type()), text(json));
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
