package io.adledger.ledger.stream;

import io.adledger.ledger.jobs.JobRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A stream and how it is.
 *
 * @param streamId 22 characters of base62
 * @param arn as in each of its records
 * @param errorCause why it is impaired
 * @param failure why it has failed
 */
public record JournalStream(
        String streamId,
        String arn,
        String ledgerName,
        Instant createdAt,
        Status status,
        Optional<ErrorCause> errorCause,
        Optional<String> failure,
        StreamRequest request) {

    /** The states of QLDB's streams. */
    public enum Status {
        ACTIVE,

        /** All of its time has been sent. */
        COMPLETED,

        CANCELED,

        /** It cannot go on. */
        FAILED,

        /** It tries again and again, and goes on when someone has mended the {@link ErrorCause}. */
        IMPAIRED
    }

    /** Why a stream is impaired. */
    public enum ErrorCause {
        KINESIS_STREAM_NOT_FOUND,
        IAM_PERMISSION_REVOKED
    }

    /** Whether it is, or will be, sending. */
    public boolean isLive() {
        return status == Status.ACTIVE || status == Status.IMPAIRED;
    }

    JournalStream in(Status newStatus) {
        return new JournalStream(
                streamId, arn, ledgerName, createdAt, newStatus, Optional.empty(), Optional.empty(), request);
    }

    JournalStream impaired(ErrorCause cause) {
        return new JournalStream(
                streamId, arn, ledgerName, createdAt, Status.IMPAIRED, Optional.of(cause), Optional.empty(), request);
    }

    JournalStream failed(String why) {
        return new JournalStream(
                streamId, arn, ledgerName, createdAt, Status.FAILED, Optional.empty(), Optional.of(why), request);
    }

    void writeTo(JobRecord record) {
        record.text("arn", arn)
                .text("ledgerName", ledgerName)
                .moment("createdAt", createdAt)
                .text("status", status.name())
                .text("errorCause", errorCause.map(ErrorCause::name))
                .text("failure", failure)
                .text("streamName", request.streamName())
                .moment("inclusiveStart", request.inclusiveStart())
                .text("kinesisArn", request.target().streamArn())
                .text("aggregation", Boolean.toString(request.target().aggregation()))
                .text("roleArn", request.roleArn());
        request.exclusiveEnd().ifPresent(end -> record.moment("exclusiveEnd", end));
    }

    static JournalStream from(String streamId, JobRecord record) {
        return new JournalStream(
                streamId,
                record.text("arn"),
                record.text("ledgerName"),
                record.moment("createdAt"),
                Status.valueOf(record.text("status")),
                record.optionalText("errorCause").map(ErrorCause::valueOf),
                record.optionalText("failure"),
                new StreamRequest(
                        record.text("streamName"),
                        record.moment("inclusiveStart"),
                        record.optionalMoment("exclusiveEnd"),
                        new KinesisTarget(record.text("kinesisArn"), Boolean.parseBoolean(record.text("aggregation"))),
                        record.text("roleArn")));
    }
}
