package io.adledger.stream.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.state.AdChange;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreUnavailableException;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.SourceRecord;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamHandlerTest {

    private final List<AdChange> applied = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    @Test
    void aRecordedEventOfOtherTablesPassesWithoutChangingAnything() throws IOException {
        StreamsEventResponse response = handler(applied::add).handleRequest(recorded(), null);

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(applied).isEmpty();
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void aRecordedEventThatWasDamagedIsSetAside() throws IOException {
        KinesisEvent event = recorded();
        KinesisEvent.Record record = event.getRecords().getFirst().getKinesis();
        record.getData().put(200, (byte) ~record.getData().get(200));

        StreamsEventResponse response = handler(applied::add).handleRequest(event, null);

        assertThat(response.getBatchItemFailures()).isEmpty();
        assertThat(deadLetters).singleElement().satisfies(letter -> {
            assertThat(letter.sequenceNumber()).isEqualTo(record.getSequenceNumber());
            assertThat(letter.record().data()).isEqualTo(record.getData());
            assertThat(letter.error()).contains("MD5");
        });
    }

    @Test
    void aRecordThatIsToComeAgainIsReportedByItsSequenceNumber() {
        StateStore down = change -> {
            throw new StateStoreUnavailableException("down", new IllegalStateException());
        };
        SourceRecord record = new AdJournal().state("a", 0, "1").records().getLast();

        StreamsEventResponse response = handler(down)
                .handleRequest(
                        event(
                                record.sequenceNumber(),
                                ByteBuffer.wrap(record.record().toBytes())),
                        null);

        assertThat(response.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(record.sequenceNumber());
    }

    private StreamHandler handler(StateStore store) {
        return new StreamHandler(new BatchProcessor(
                "state-store",
                new StateStoreSink(store, new Retry(1, Duration.ofMillis(1)), 1),
                Hopeless.SET_ASIDE,
                deadLetters::add,
                Clock.systemUTC()));
    }

    private static KinesisEvent recorded() throws IOException {
        try (InputStream json =
                StreamHandlerTest.class.getResourceAsStream("/kinesis/kinesis-event-two-revisions.json")) {
            JsonNode record = new ObjectMapper()
                    .readTree(Objects.requireNonNull(json))
                    .path("Records")
                    .path(0)
                    .path("kinesis");
            return event(
                    record.path("sequenceNumber").asText(),
                    ByteBuffer.wrap(record.path("data").binaryValue()));
        }
    }

    private static KinesisEvent event(String sequenceNumber, ByteBuffer data) {
        KinesisEvent.Record kinesis = new KinesisEvent.Record();
        kinesis.setPartitionKey("a");
        kinesis.setSequenceNumber(sequenceNumber);
        kinesis.setData(data);
        KinesisEvent.KinesisEventRecord record = new KinesisEvent.KinesisEventRecord();
        record.setKinesis(kinesis);
        KinesisEvent event = new KinesisEvent();
        event.setRecords(List.of(record));
        return event;
    }
}
