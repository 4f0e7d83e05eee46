package io.adledger.ledger.server.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.LedgerDescription;
import io.adledger.ledger.export.ExportDestination;
import io.adledger.ledger.export.ExportRequest;
import io.adledger.ledger.export.JournalExport;
import io.adledger.ledger.export.JournalExports;
import io.adledger.ledger.export.ObjectEncryption;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.export.TooManyExportsException;
import java.util.List;
import java.util.stream.Stream;

/** Journals are exported to S3. */
final class ExportOperations {

    private static final String EXPORT = "JournalS3Export";

    private final LedgerCatalog catalog;
    private final LedgerJobs<JournalExports> exports;

    ExportOperations(LedgerCatalog catalog, LedgerJobs<JournalExports> exports) {
        this.catalog = catalog;
        this.exports = exports;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "POST",
                        "ledgers/{}/journal-s3-exports",
                        (call, path) -> start(path.getFirst(), Members.of(call.body()))),
                Route.of("GET", "ledgers/{}/journal-s3-exports", (call, path) -> list(path.getFirst(), call)),
                Route.of(
                        "GET",
                        "ledgers/{}/journal-s3-exports/{}",
                        (call, path) -> describe(path.getFirst(), path.getLast())),
                Route.of("GET", "journal-s3-exports", (call, path) -> listAll(call)));
    }

    private ObjectNode start(String name, Members members) {
        JournalExports ofLedger = exports.of(name);
        Members configuration = members.requiredObject("S3ExportConfiguration");
        ExportRequest request = new ExportRequest(
                members.requiredTime("InclusiveStartTime"),
                members.requiredTime("ExclusiveEndTime"),
                new ExportDestination(
                        configuration.requiredText("Bucket"),
                        configuration.requiredText("Prefix"),
                        encryption(configuration.requiredObject("EncryptionConfiguration"))),
                members.requiredText("RoleArn"),
                members.choice("OutputFormat", OutputFormat.class).orElse(OutputFormat.ION_TEXT));
        try {
            return Json.object().put("ExportId", ofLedger.start(request).exportId());
        } catch (TooManyExportsException e) {
            throw Fault.limitExceeded(EXPORT, String.valueOf(e.getMessage()));
        }
    }

    private enum EncryptionType {
        NO_ENCRYPTION,
        SSE_S3,
        SSE_KMS
    }

    private static ObjectEncryption encryption(Members members) {
        return switch (members.requiredChoice("ObjectEncryptionType", EncryptionType.class)) {
            case NO_ENCRYPTION -> new ObjectEncryption.NoEncryption();
            case SSE_S3 -> new ObjectEncryption.SseS3();
            case SSE_KMS -> new ObjectEncryption.SseKms(members.requiredText("KmsKeyArn"));
        };
    }

    private ObjectNode describe(String name, String exportId) {
        JournalExport export = exports.of(name).find(exportId).orElseThrow(() -> Fault.notFound(EXPORT, exportId));
        return Json.object().set("ExportDescription", description(export));
    }

    private ObjectNode list(String name, Call call) {
        return page(exports.of(name).list(), call);
    }

    private ObjectNode listAll(Call call) {
        Stream<JournalExport> all = catalog.list().stream()
                .map(LedgerDescription::name)
                .flatMap(name -> exports.find(name).stream())
                .flatMap(ofLedger -> ofLedger.list().stream());
        return page(all.toList(), call);
    }

    private static ObjectNode page(List<JournalExport> all, Call call) {
        Pagination.Page<JournalExport> page = Pagination.of(all, ExportOperations::newestFirst, call);
        ObjectNode json = Json.object();
        ArrayNode descriptions = json.putArray("JournalS3Exports");
        page.items().forEach(export -> descriptions.add(description(export)));
        page.nextToken().ifPresent(token -> json.put("NextToken", token));
        return json;
    }

    private static String newestFirst(JournalExport export) {
        return Pagination.newestFirst(export.createdAt(), export.exportId());
    }

    private static ObjectNode description(JournalExport export) {
        ExportRequest request = export.request();
        ExportDestination destination = request.destination();
        ObjectNode encryption = Json.object()
                .put("ObjectEncryptionType", destination.encryption().type());
        if (destination.encryption() instanceof ObjectEncryption.SseKms kms) {
            encryption.put("KmsKeyArn", kms.kmsKeyArn());
        }
        ObjectNode configuration =
                Json.object().put("Bucket", destination.bucket()).put("Prefix", destination.prefix());
        configuration.set("EncryptionConfiguration", encryption);
        ObjectNode json = Json.object()
                .put("LedgerName", export.ledgerName())
                .put("ExportId", export.exportId())
                .put("ExportCreationTime", Json.time(export.createdAt()))
                .put("Status", export.status().name())
                .put("InclusiveStartTime", Json.time(request.inclusiveStart()))
                .put("ExclusiveEndTime", Json.time(request.exclusiveEnd()))
                .put("RoleArn", request.roleArn())
                .put("OutputFormat", request.format().name());
        return json.set("S3ExportConfiguration", configuration);
    }
}
