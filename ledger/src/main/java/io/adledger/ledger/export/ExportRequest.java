package io.adledger.ledger.export;

import java.time.Instant;

/**
 * What {@code ExportJournalToS3} asks for.
 *
 * @param inclusiveStart the oldest block's time
 * @param exclusiveEnd the time that every block is older than; not in the future, which is seen when the export starts
 * @param roleArn 20 to 1600 characters; kept, and of no further use here
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_ExportJournalToS3.html">ExportJournalToS3 in
 *     QLDB</a>
 */
public record ExportRequest(
        Instant inclusiveStart,
        Instant exclusiveEnd,
        ExportDestination destination,
        String roleArn,
        OutputFormat format) {

    public ExportRequest {
        if (!inclusiveStart.isBefore(exclusiveEnd)) {
            throw new InvalidExportException("InclusiveStartTime", "it must be before ExclusiveEndTime");
        }
        if (roleArn.length() < 20 || roleArn.length() > 1600) {
            throw new InvalidExportException("RoleArn", "an ARN has 20 to 1600 characters");
        }
    }
}
