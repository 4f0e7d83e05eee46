package io.adledger.ledger.stream;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Control;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.stream.JournalStream.ErrorCause;
import io.adledger.ledger.stream.JournalStream.Status;
import io.adledger.ledger.stream.KinesisSinkException.Kind;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalStreamsTest {

    private static final String LEDGER = "arn:aws:qldb:us-east-1:123456789012:ledger/ads";
    private static final String KINESIS = "arn:aws:kinesis:us-east-1:123456789012:stream/journal";
    private static final String ROLE = "arn:aws:iam::123456789012:role/stream";
    private static final StreamSettings SETTINGS =
            StreamSettings.defaults().withPauses(Duration.ofMillis(2), Duration.ofMillis(10));

    @TempDir
    private Path folder;

    private final Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults());
    private final RecordingSink kinesis = new RecordingSink();

    @BeforeEach
    void fill() {
        Committed.execute(ledger, "CREATE TABLE Ads");
        insert(5);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyBlockAndRevisionArrives(boolean aggregation) {
        try (JournalStreams streams = open()) {
            streams.start(request("all", aggregation));
            insert(5);
            Committed.execute(ledger, "UPDATE Ads SET price = 1");

            awaitTip();
            assertThat(kinesis.records().getFirst())
                    .isInstanceOfSatisfying(
                            Control.class, control -> assertThat(control.type()).isEqualTo(Control.Type.CREATED));
            assertThat(blockHashes()).isEqualTo(journalHashes());
            assertThat(revisionHashes()).isEqualTo(journalRevisionHashes());
            assertThat(kinesis.taken())
                    .allMatch(entry -> entry.explicitHashKey().isPresent() == aggregation);
        }
    }

    @Test
    void recordsNameTheStream() {
        try (JournalStreams streams = open()) {
            JournalStream stream = streams.start(request("named", false));
            awaitTip();

            assertThat(stream.arn()).isEqualTo("arn:aws:qldb:us-east-1:123456789012:stream/ads/" + stream.streamId());
            assertThat(kinesis.records()).allMatch(record -> record.streamArn().equals(stream.arn()));
        }
    }

    @Test
    void aStreamGoesOnWhereItWasWhenTheLedgerIsOpenedAgain() {
        String id;
        try (JournalStreams streams = open()) {
            id = streams.start(request("again", true)).streamId();
            awaitTip();
        }
        int before = kinesis.records().size();
        insert(3);
        try (JournalStreams streams = open()) {
            awaitTip();

            assertThat(streams.find(id)).map(JournalStream::status).contains(Status.ACTIVE);
            assertThat(kinesis.records()).hasSize(before + 6);
        }
    }

    @Test
    void nothingIsLostWhenTheProcessEndsBeforeAnAnswer() {
        kinesis.refusing(entries -> {
            throw new KinesisSinkException(Kind.PASSING, "no answer", new IOException());
        });
        try (JournalStreams streams = open()) {
            streams.start(request("lost", true));
        }
        kinesis.refusing(entries -> List.of());

        try (JournalStreams streams = open()) {
            awaitTip();
            assertThat(streams.list()).hasSize(1);
            assertThat(revisionHashes()).isEqualTo(journalRevisionHashes());
        }
    }

    @Test
    void recordsThatABusyKinesisDoesNotTakeAreSentAgain() {
        AtomicInteger requests = new AtomicInteger();
        kinesis.refusing(entries ->
                requests.incrementAndGet() % 3 == 0 ? List.of() : entries.subList(entries.size() / 2, entries.size()));
        try (JournalStreams streams = open()) {
            streams.start(request("busy", false));
            insert(20);

            awaitTip();
            assertThat(revisionHashes()).isEqualTo(journalRevisionHashes());
        }
    }

    @Test
    void aStreamIsImpairedWhileKinesisHasNoSuchStream() {
        kinesis.refusing(entries -> {
            throw new KinesisSinkException(Kind.NO_SUCH_STREAM, "no stream", new IOException());
        });
        try (JournalStreams streams = open()) {
            String id = streams.start(request("impaired", true)).streamId();

            await().until(
                            () -> streams.find(id).orElseThrow().errorCause(),
                            Optional.of(ErrorCause.KINESIS_STREAM_NOT_FOUND)::equals);
            assertThat(streams.find(id)).map(JournalStream::status).contains(Status.IMPAIRED);

            kinesis.refusing(entries -> List.of());
            awaitTip();
            assertThat(streams.find(id)).map(JournalStream::status).contains(Status.ACTIVE);
        }
    }

    @Test
    void aStreamFailsWhenKinesisRefusesARecordForGood() {
        kinesis.refusing(entries -> {
            throw new KinesisSinkException(Kind.REFUSED, "too large", new IOException());
        });
        try (JournalStreams streams = open()) {
            String id = streams.start(request("failing", true)).streamId();

            await().until(() -> streams.find(id).orElseThrow().status() == Status.FAILED);
            assertThat(streams.find(id).orElseThrow().failure()).contains("too large");
        }
    }

    @Test
    void aStreamWithAnEndIsCompletedByItsLastRecord() {
        Instant from = BlockTimes.of(block(2));
        Instant end = BlockTimes.of(block(4)).plusMillis(1);
        StreamSettings later = SETTINGS.withClock(() -> Instant.now().plusSeconds(60));
        try (JournalStreams streams = open(later)) {
            String id = streams.start(new StreamRequest("ending", from, Optional.of(end), target(true), ROLE))
                    .streamId();

            await().until(() -> streams.find(id).orElseThrow().status() == Status.COMPLETED);
            assertThat(kinesis.records().getLast())
                    .isInstanceOfSatisfying(
                            Control.class, control -> assertThat(control.type()).isEqualTo(Control.Type.COMPLETED));
            assertThat(blockHashes())
                    .isEqualTo(hashes(block -> !BlockTimes.of(block).isBefore(from)
                            && BlockTimes.of(block).isBefore(end)));
        }
        try (JournalStreams streams = open(later)) {
            assertThat(streams.list()).singleElement().matches(stream -> stream.status() == Status.COMPLETED);
        }
    }

    @Test
    void aCancelledStreamSendsNothingMoreForGood() {
        try (JournalStreams streams = open()) {
            String id = streams.start(request("over", true)).streamId();
            awaitTip();

            assertThat(streams.cancel(id)).map(JournalStream::status).contains(Status.CANCELED);
        }
        int before = kinesis.taken().size();
        insert(1);
        try (JournalStreams streams = open()) {
            assertThat(streams.start(request("over", true)).status()).isEqualTo(Status.ACTIVE);
            awaitTip();
            assertThat(kinesis.records().stream().map(StreamRecord::streamArn).distinct())
                    .hasSize(2);
        }
        assertThat(kinesis.taken()).hasSizeGreaterThan(before);
    }

    @Test
    void namesOfLiveStreamsAreUniqueAndThereAreFiveAtMost() {
        try (JournalStreams streams = open()) {
            for (int i = 0; i < 5; i++) {
                streams.start(request("stream" + i, true));
            }

            assertThatThrownBy(() -> streams.start(request("stream0", true))).isInstanceOf(StreamExistsException.class);
            assertThatThrownBy(() -> streams.start(request("another", true)))
                    .isInstanceOf(TooManyStreamsException.class);
            assertThat(streams.list()).hasSize(5);
        }
    }

    @Test
    void requestsThatCannotBeCarriedOutNameTheirMember() {
        Instant now = Instant.now();
        assertThatThrownBy(() -> new StreamRequest("-", now, Optional.empty(), target(true), ROLE))
                .isInstanceOfSatisfying(InvalidStreamException.class, e -> assertThat(e.parameterName())
                        .isEqualTo("StreamName"));
        assertThatThrownBy(() -> new StreamRequest("one", now, Optional.of(now), target(true), ROLE))
                .isInstanceOf(InvalidStreamException.class);
        assertThatThrownBy(() -> new KinesisTarget("arn:aws:s3:::bucket", true))
                .isInstanceOf(InvalidStreamException.class);
        try (JournalStreams streams = open()) {
            StreamRequest future =
                    new StreamRequest("one", now.plusSeconds(3_600), Optional.empty(), target(true), ROLE);
            assertThatThrownBy(() -> streams.start(future)).isInstanceOf(InvalidStreamException.class);
        }
    }

    private JournalStreams open() {
        return open(SETTINGS);
    }

    private JournalStreams open(StreamSettings settings) {
        return JournalStreams.open(
                LEDGER, ledger.journal(), ledger::awaitBlock, folder.resolve("streams"), target -> kinesis, settings);
    }

    private static KinesisTarget target(boolean aggregation) {
        return new KinesisTarget(KINESIS, aggregation);
    }

    private static StreamRequest request(String name, boolean aggregation) {
        return new StreamRequest(name, Instant.EPOCH, Optional.empty(), target(aggregation), ROLE);
    }

    private void insert(int ads) {
        for (int i = 0; i < ads; i++) {
            Committed.execute(ledger, "INSERT INTO Ads {'n': ?, 'title': 'a bicycle'}", ION.newInt(i));
        }
    }

    private Block block(long sequenceNo) {
        return ledger.journal().block(sequenceNo).orElseThrow();
    }

    private void awaitTip() {
        String tip = ledger.journal().tip().orElseThrow().blockHash().toHex();
        await().until(() -> blockHashes().contains(tip) && revisionHashes().containsAll(journalRevisionHashes()));
    }

    private Set<String> blockHashes() {
        return kinesis.records().stream()
                .filter(BlockSummary.class::isInstance)
                .map(record -> ((BlockSummary) record).blockHash())
                .collect(Collectors.toSet());
    }

    private Set<String> revisionHashes() {
        return kinesis.records().stream()
                .filter(RevisionDetails.class::isInstance)
                .map(record -> ((RevisionDetails) record).revision().hash())
                .collect(Collectors.toSet());
    }

    private Set<String> journalHashes() {
        return hashes(block -> true);
    }

    private Set<String> hashes(java.util.function.Predicate<Block> wanted) {
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            return blocks.filter(wanted).map(block -> block.blockHash().toHex()).collect(Collectors.toSet());
        }
    }

    private Set<String> journalRevisionHashes() {
        Set<String> hashes = new HashSet<>();
        try (Stream<Block> blocks = ledger.journal().read(0)) {
            blocks.forEach(block -> block.revisions().stream()
                    .filter(revision -> !block.isSystem(revision))
                    .forEach(revision -> hashes.add(revision.hash().toHex())));
        }
        return hashes;
    }
}
