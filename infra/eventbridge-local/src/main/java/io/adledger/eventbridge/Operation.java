package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** What the API does: of a request the answer, both as the service's model has them. */
@FunctionalInterface
interface Operation {

    ObjectNode answer(ObjectNode request) throws IOException;
}
