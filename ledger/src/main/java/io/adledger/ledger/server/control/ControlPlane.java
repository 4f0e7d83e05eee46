package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.InvalidLedgerException;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.catalog.NotReopenedException;
import io.adledger.ledger.export.ExportSettings;
import io.adledger.ledger.export.InvalidExportException;
import io.adledger.ledger.export.JournalExports;
import io.adledger.ledger.journal.NotInJournalException;
import io.adledger.ledger.stream.InvalidStreamException;
import io.adledger.ledger.stream.JournalStreams;
import io.adledger.ledger.stream.StreamSettings;
import io.adledger.ledger.tags.InvalidTagsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations of QLDB's control plane. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_Operations_Amazon_QLDB.html">Amazon QLDB's
 *     operations</a>
 */
public final class ControlPlane implements AutoCloseable {

    private final LedgerJobs<JournalExports> exports;
    private final LedgerJobs<JournalStreams> streams;
    private final List<Route> routes;

    /** Goes on with the exports and streams of these ledgers that are in progress. */
    public ControlPlane(LedgerCatalog catalog, Destinations destinations) {
        exports = new LedgerJobs<>(
                catalog,
                "exports",
                (ledger, directory) -> JournalExports.open(
                        ledger.name(),
                        ledger.ledger().journal(),
                        directory,
                        destinations.buckets(),
                        ExportSettings.defaults()),
                JournalExports::close);
        streams = new LedgerJobs<>(
                catalog,
                "streams",
                (ledger, directory) -> JournalStreams.open(
                        ledger.arn(),
                        ledger.ledger().journal(),
                        ledger.ledger()::awaitBlock,
                        directory,
                        destinations.kinesis(),
                        StreamSettings.defaults()),
                JournalStreams::close);
        routes = Stream.of(
                        new LedgerOperations(catalog).routes(),
                        new TagOperations(catalog, streams).routes(),
                        new ProofOperations(catalog).routes(),
                        new ReplicaOperations(catalog).routes(),
                        new ExportOperations(catalog, exports).routes(),
                        new StreamOperations(catalog, streams).routes())
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
        } catch (InvalidTagsException e) {
            return Reply.refusal(Fault.invalidParameter("Tags", String.valueOf(e.getMessage())));
        } catch (LedgerRefusedException e) {
            return Reply.refusal(Fault.of(e));
        } catch (NotReopenedException e) {
            return Reply.refusal(Fault.preconditionNotMet("Ledger", e.ledgerName(), String.valueOf(e.getMessage())));
        } catch (InvalidExportException e) {
            return Reply.refusal(Fault.invalidParameter(e.parameterName(), String.valueOf(e.getMessage())));
        } catch (InvalidStreamException e) {
            return Reply.refusal(Fault.invalidParameter(e.parameterName(), String.valueOf(e.getMessage())));
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

    /** Stops what is in progress; another control plane of these ledgers goes on with it. */
    @Override
    public void close() {
        streams.close();
        exports.close();
    }
}
