package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.InvalidParameterException;
import software.amazon.awssdk.services.qldb.model.JournalKinesisStreamDescription;
import software.amazon.awssdk.services.qldb.model.KinesisConfiguration;
import software.amazon.awssdk.services.qldb.model.ListJournalKinesisStreamsForLedgerResponse;
import software.amazon.awssdk.services.qldb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.qldb.model.ResourcePreconditionNotMetException;
import software.amazon.awssdk.services.qldb.model.StreamJournalToKinesisRequest;
import software.amazon.awssdk.services.qldb.model.StreamStatus;

/** Streams are asked for, described, listed and cancelled by the unmodified client; their records are for others to see. */
public abstract class StreamConformance {

    private static final String NO_STREAM = "0123456789012345678901";

    private final Set<String> started = new HashSet<>();
    private QldbClient client;

    /** Where the ledger is. */
    protected abstract Endpoint endpoint();

    /** What it is called. */
    protected abstract String ledger();

    /** The ARN of a Kinesis stream that the ledger may write to. */
    protected abstract String kinesisStream();

    /** The role that lets it. */
    protected abstract String role();

    @BeforeEach
    void connect() {
        client = endpoint().controlClient();
    }

    @AfterEach
    void cancelAll() {
        for (String id : started) {
            try {
                cancel(id);
            } catch (ResourcePreconditionNotMetException e) {
                // It is over.
            }
        }
        client.close();
    }

    @Test
    void aStreamRunsUntilItIsCancelled() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
        String name = newName();

        String id = start(builder -> builder.streamName(name).inclusiveStartTime(start));

        JournalKinesisStreamDescription stream = describe(id);
        assertThat(stream.status()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.ledgerName()).isEqualTo(ledger());
        assertThat(stream.streamId()).isEqualTo(id).matches("[A-Za-z0-9]{22}");
        assertThat(stream.streamName()).isEqualTo(name);
        assertThat(stream.arn()).matches("arn:aws:qldb:[^:]+:\\d{12}:stream/" + ledger() + "/" + id);
        assertThat(stream.creationTime()).isAfter(start);
        assertThat(stream.inclusiveStartTime()).isEqualTo(start);
        assertThat(stream.exclusiveEndTime()).isNull();
        assertThat(stream.roleArn()).isEqualTo(role());
        assertThat(stream.kinesisConfiguration().streamArn()).isEqualTo(kinesisStream());
        assertThat(stream.kinesisConfiguration().aggregationEnabled()).isTrue();
        assertThat(stream.errorCause()).isNull();

        assertThat(cancel(id)).isEqualTo(id);

        awaitStatus(id, StreamStatus.CANCELED);
        assertThatThrownBy(() -> cancel(id)).isInstanceOf(ResourcePreconditionNotMetException.class);
    }

    @Test
    void aStreamOfThePastIsCompleted() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(30);

        String id = start(builder -> builder.exclusiveEndTime(end)
                .kinesisConfiguration(KinesisConfiguration.builder()
                        .streamArn(kinesisStream())
                        .aggregationEnabled(false)
                        .build()));

        awaitStatus(id, StreamStatus.COMPLETED);
        assertThat(describe(id).exclusiveEndTime()).isEqualTo(end);
        assertThat(describe(id).kinesisConfiguration().aggregationEnabled()).isFalse();
    }

    @Test
    void streamsAreListedPageByPage() {
        List<String> ids = List.of(start(builder -> {}), start(builder -> {}), start(builder -> {}));

        List<String> listed = new ArrayList<>();
        for (ListJournalKinesisStreamsForLedgerResponse page : client.listJournalKinesisStreamsForLedgerPaginator(
                request -> request.ledgerName(ledger()).maxResults(2))) {
            assertThat(page.streams()).hasSizeLessThanOrEqualTo(2);
            page.streams().forEach(stream -> listed.add(stream.streamId()));
        }

        assertThat(listed).containsAll(ids).doesNotHaveDuplicates();
    }

    @Test
    void twoActiveStreamsCannotHaveOneName() {
        String name = newName();
        String first = start(builder -> builder.streamName(name));

        assertThatThrownBy(() -> start(builder -> builder.streamName(name)))
                .isInstanceOf(ResourcePreconditionNotMetException.class);

        cancel(first);
        awaitStatus(first, StreamStatus.CANCELED);
        assertThat(start(builder -> builder.streamName(name))).isNotEqualTo(first);
    }

    @Test
    void aStreamHasTags() {
        String arn = describe(start(builder -> builder.tags(Map.of("team", "bikes"))))
                .arn();

        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("stage", "test")));
        assertThat(tags(arn)).isEqualTo(Map.of("team", "bikes", "stage", "test"));
        client.untagResource(request -> request.resourceArn(arn).tagKeys("team"));

        assertThat(tags(arn)).isEqualTo(Map.of("stage", "test"));
        assertThatThrownBy(() -> tags(arn.substring(0, arn.length() - NO_STREAM.length()) + NO_STREAM))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private Map<String, String> tags(String arn) {
        return client.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    @Test
    void whatCannotBeStreamedIsRefused() {
        Instant now = Instant.now();
        List<Consumer<StreamJournalToKinesisRequest.Builder>> requests = List.of(
                builder -> builder.inclusiveStartTime(now.plus(1, ChronoUnit.HOURS)),
                builder -> builder.inclusiveStartTime(now.minusSeconds(1)).exclusiveEndTime(now.minusSeconds(2)),
                builder -> builder.streamName("two--hyphens"),
                builder -> builder.kinesisConfiguration(KinesisConfiguration.builder()
                        .streamArn("arn:aws:s3:::not-a-stream")
                        .build()));

        for (Consumer<StreamJournalToKinesisRequest.Builder> request : requests) {
            assertThatThrownBy(() -> start(request)).isInstanceOf(InvalidParameterException.class);
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> describe(NO_STREAM)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> cancel(NO_STREAM)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> start(builder -> builder.ledgerName("no-such-ledger")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private String start(Consumer<StreamJournalToKinesisRequest.Builder> changes) {
        String id = client.streamJournalToKinesis(StreamJournalToKinesisRequest.builder()
                        .ledgerName(ledger())
                        .streamName(newName())
                        .inclusiveStartTime(Instant.now().minus(1, ChronoUnit.HOURS))
                        .kinesisConfiguration(KinesisConfiguration.builder()
                                .streamArn(kinesisStream())
                                .build())
                        .roleArn(role())
                        .applyMutation(changes)
                        .build())
                .streamId();
        started.add(id);
        return id;
    }

    private JournalKinesisStreamDescription describe(String id) {
        return client
                .describeJournalKinesisStream(
                        request -> request.ledgerName(ledger()).streamId(id))
                .stream();
    }

    private String cancel(String id) {
        return client.cancelJournalKinesisStream(
                        request -> request.ledgerName(ledger()).streamId(id))
                .streamId();
    }

    private void awaitStatus(String id, StreamStatus status) {
        await().atMost(endpoint().patience()).until(() -> describe(id).status() == status);
    }

    private static String newName() {
        return "s" + UUID.randomUUID().toString().substring(0, 23);
    }
}
