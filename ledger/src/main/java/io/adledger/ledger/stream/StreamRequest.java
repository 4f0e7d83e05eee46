package io.adledger.ledger.stream;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code StreamJournalToKinesis} asks for.
 *
 * @param streamName 1 to 32 letters, digits and hyphens
 * @param inclusiveStart the oldest block's time; not in the future, which is seen when the stream starts
 * @param exclusiveEnd the time that every block is older than; none of a stream that goes on until it is cancelled
 * @param roleArn 20 to 1600 characters; kept, and of no further use here
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_StreamJournalToKinesis.html">StreamJournalToKinesis
 *     in QLDB</a>
 */
public record StreamRequest(
        String streamName,
        Instant inclusiveStart,
        Optional<Instant> exclusiveEnd,
        KinesisTarget target,
        String roleArn) {

    private static final Pattern NAME = Pattern.compile("(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]{1,32}");

    public StreamRequest {
        if (!NAME.matcher(streamName).matches()) {
            throw new InvalidStreamException("StreamName", "a name has 1 to 32 letters, digits and single hyphens");
        }
        if (exclusiveEnd.isPresent() && !inclusiveStart.isBefore(exclusiveEnd.get())) {
            throw new InvalidStreamException("InclusiveStartTime", "it must be before ExclusiveEndTime");
        }
        if (roleArn.length() < 20 || roleArn.length() > 1600) {
            throw new InvalidStreamException("RoleArn", "an ARN has 20 to 1600 characters");
        }
    }
}
