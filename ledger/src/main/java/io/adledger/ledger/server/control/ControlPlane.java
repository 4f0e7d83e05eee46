package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.InvalidLedgerException;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.journal.NotInJournalException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations of QLDB's control plane. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_Operations_Amazon_QLDB.html">Amazon QLDB's
 *     operations</a>
 */
public final class ControlPlane {

    private final List<Route> routes;

    public ControlPlane(LedgerCatalog catalog) {
        routes = Stream.of(
                        new LedgerOperations(catalog).routes(),
                        new TagOperations(catalog).routes(),
                        new ProofOperations(catalog).routes())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Answers a call; a refusal is an answer too.
     *
     * @throws RuntimeException if the ledger fails
     */
    public Reply answer(Call call) {
        try {
            return Reply.success(carryOut(call));
        } catch (InvalidLedgerException e) {
            return Reply.refusal(Fault.of(e));
        } catch (LedgerRefusedException e) {
            return Reply.refusal(Fault.of(e));
        } catch (NotInJournalException e) {
            return Reply.refusal(Fault.of(e));
        } catch (Fault e) {
            return Reply.refusal(e);
        }
    }

    private ObjectNode carryOut(Call call) {
        List<String> segments = call.segments();
        for (Route route : routes) {
            Optional<List<String>> variables = route.variables(call.method(), segments);
            if (variables.isPresent()) {
                return route.operation().answer(call, variables.get());
            }
        }
        throw Fault.unknownOperation();
    }
}
