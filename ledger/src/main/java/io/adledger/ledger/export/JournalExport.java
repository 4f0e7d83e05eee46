package io.adledger.ledger.export;

import io.adledger.ledger.jobs.JobRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * An export and what became of it.
 *
 * @param exportId 22 characters of base62
 * @param createdAt when it was asked for
 * @param failure why it was cancelled
 */
public record JournalExport(
        String exportId,
        String ledgerName,
        Instant createdAt,
        Status status,
        Optional<String> failure,
        ExportRequest request) {

    /** The states of QLDB's exports. */
    public enum Status {
        IN_PROGRESS,
        COMPLETED,

        /** It could not be carried out. */
        CANCELLED
    }

    JournalExport completed() {
        return new JournalExport(exportId, ledgerName, createdAt, Status.COMPLETED, Optional.empty(), request);
    }

    JournalExport cancelled(String why) {
        return new JournalExport(exportId, ledgerName, createdAt, Status.CANCELLED, Optional.of(why), request);
    }

    void writeTo(JobRecord record) {
        ExportDestination destination = request.destination();
        record.text("ledgerName", ledgerName)
                .moment("createdAt", createdAt)
                .text("status", status.name())
                .text("failure", failure)
                .moment("inclusiveStart", request.inclusiveStart())
                .moment("exclusiveEnd", request.exclusiveEnd())
                .text("bucket", destination.bucket())
                .text("prefix", destination.prefix())
                .text("encryption", destination.encryption().type())
                .text(
                        "kmsKeyArn",
                        destination.encryption() instanceof ObjectEncryption.SseKms kms
                                ? Optional.of(kms.kmsKeyArn())
                                : Optional.empty())
                .text("roleArn", request.roleArn())
                .text("format", request.format().name());
    }

    static JournalExport from(String exportId, JobRecord record) {
        ExportDestination destination =
                new ExportDestination(record.text("bucket"), record.text("prefix"), encryption(record));
        return new JournalExport(
                exportId,
                record.text("ledgerName"),
                record.moment("createdAt"),
                Status.valueOf(record.text("status")),
                record.optionalText("failure"),
                new ExportRequest(
                        record.moment("inclusiveStart"),
                        record.moment("exclusiveEnd"),
                        destination,
                        record.text("roleArn"),
                        OutputFormat.valueOf(record.text("format"))));
    }

    private static ObjectEncryption encryption(JobRecord record) {
        return switch (record.text("encryption")) {
            case "SSE_S3" -> new ObjectEncryption.SseS3();
            case "SSE_KMS" -> new ObjectEncryption.SseKms(record.text("kmsKeyArn"));
            default -> new ObjectEncryption.NoEncryption();
        };
    }
}
