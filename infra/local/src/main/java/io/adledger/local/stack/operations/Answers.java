package io.adledger.local.stack.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** What the controllers here answer, as the description of the API has it. */
final class Answers {

    private Answers() {}

    record Status(List<Sink> sinks) {}

    /**
     * How a sink of the ledger's stream does.
     *
     * @param blocksBehind blocks of the journal that it is not done with
     * @param oldestMilliseconds the age of the first of them
     * @param failures what was tried again since the start
     */
    record Sink(
            String sink,
            boolean running,
            long blocksBehind,
            long oldestMilliseconds,
            long recordsApplied,
            double recordsPerSecond,
            long failures,
            long setAside,
            long deadLetters,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String position,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Trouble trouble) {}

    record Trouble(
            String error, @Schema(format = "date-time") String at) {}

    /** The oldest dead letters, and how many there are in all. */
    record DeadLetters(List<DeadLetter> deadLetters, long total) {}

    /**
     * A record that a sink could do nothing with.
     *
     * @param partitionKey with one letter only, as the next two
     * @param data the payload in base64
     * @param ion the payload as Ion text, if it is Ion
     */
    record DeadLetter(
            String sink,
            String id,
            String source,
            String sequenceNumber,
            int index,
            int bytes,
            String error,
            @Schema(format = "date-time") String firstAttempt,
            @Schema(format = "date-time") String lastAttempt,
            int attempts,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String partitionKey,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String data,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String ion) {}

    /** What became of dead letters that were given to their sink once more. */
    record Redriven(List<FailedAgain> failed, int applied) {}

    record FailedAgain(String id, String error) {}

    /** The snapshots that there are, and the one that is being made. */
    record Snapshots(
            List<Snapshot> snapshots,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Snapshot run) {}

    /**
     * A snapshot, or how far it is.
     *
     * @param state which of the members there are depends on it
     * @param files with one snapshot only
     */
    record Snapshot(
            String id,

            @Schema(pattern = "^(complete|running|failed|damaged)$")
            String state,

            @Schema(format = "date-time") String moment,
            long block,

            @Schema(format = "date-time", requiredMode = RequiredMode.NOT_REQUIRED)
            String createdAt,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Digest digest,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Counts counts,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Redactions redactions,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Long bytes,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String sha256,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String builtOn,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            List<File> files,

            @Schema(format = "date-time", requiredMode = RequiredMode.NOT_REQUIRED)
            String startedAt,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Progress progress,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String error) {}

    record Digest(String hash, String strandId, long sequenceNo) {}

    record Counts(long live, long deleted, long removed, long erased) {}

    record Redactions(long redactedUpTo, long documents) {}

    record File(String name, long bytes, long documents, String sha256) {}

    record Progress(String step, long done, long total, String unit) {}

    /** As of which moment; without it, as of the end of the last full month. */
    record Wish(
            @Schema(format = "date-time", requiredMode = RequiredMode.NOT_REQUIRED)
            String at) {}

    record Replays(List<Replay> replays) {}

    /**
     * A replay, and how far it is.
     *
     * @param running whether anybody is at it
     * @param documents how many ads there are to write, once that is known
     * @param outcome what the comparison of everything found
     */
    record Replay(
            String id,
            boolean running,
            ReplayWish request,

            @Schema(format = "date-time") String begunAt,

            @Schema(pattern = "^(WAITING|FOLDING|WRITING|COMPARING|DONE|DIFFERENT|CANCELLED|FAILED)$")
            String step,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Long lastBlock,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String snapshot,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Long documents,

            long written,
            ReplayWork work,

            @Schema(format = "date-time", requiredMode = RequiredMode.NOT_REQUIRED)
            String estimatedEnd,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            ReplayOutcome outcome,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String error) {}

    record ReplayWork(
            @Schema(format = "date-time") String since,
            long from,
            long done,
            long total,
            @Schema(format = "date-time") String at) {}

    record ReplayOutcome(
            long wantedItems,
            String wantedChecksum,
            long foundItems,
            String foundChecksum,
            long differences,
            List<String> examples) {}

    /**
     * What is to be replayed.
     *
     * @param ad one ad's id; all ads without
     * @param to as of this moment
     * @param table the table that is written: the state store's without, unless there is an index
     * @param index the index that is written
     * @param fromSnapshot auto, never or a snapshot's id
     * @param rate at most so many ads a second
     * @param follow whether it follows the ledger afterwards
     */
    record ReplayWish(
            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String ad,

            @Schema(format = "date-time", requiredMode = RequiredMode.NOT_REQUIRED)
            String to,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String table,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String index,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            String fromSnapshot,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Double rate,

            @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
            Boolean follow) {}
}
