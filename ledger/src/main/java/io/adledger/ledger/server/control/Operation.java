package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One operation of the control plane. */
@FunctionalInterface
interface Operation {

    /**
     * Carries it out.
     *
     * @param variables what stands in the path for the route's variables, in order
     */
    ObjectNode answer(Call call, List<String> variables);
}
