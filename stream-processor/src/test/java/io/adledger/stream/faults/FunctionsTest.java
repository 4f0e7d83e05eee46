package io.adledger.stream.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.adledger.ad.stream.UserRecord;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.eventbridge.EventBridgeServer;
import io.adledger.lambda.local.FunctionFailedException;
import io.adledger.lambda.local.FunctionSettings;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.AdSearch;
import io.adledger.search.OpenSearchApi;
import io.adledger.search.SearchQuery;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.bus.EventBusSettings;
import io.adledger.stream.lambda.Events;
import io.adledger.stream.sink.SourceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The sinks as functions, from the archive that is deployed, on their real stores: whatever happens, each has in the end what the ledger says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String TABLE = StateStoreSettings.DEFAULT_TABLE;
    private static final int BATCH = 7;
    private static final int CHANGES_OF_A_RECORD = 3;

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Map<String, SinkUnderTest> sinks = new TreeMap<>();
    private final AdJournal journal = new AdJournal();
    private final Shop shop = new Shop(journal, 11);
    private final List<SourceRecord> stream = new ArrayList<>();
    private DynamoDbClient stateStore;
    private OpenSearchApi search;
    private Told told;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        DynamoDbLocalProcess dynamoDb = kept(DynamoDbLocalProcess.inMemory());
        stateStore = kept(StateStoreSettings.local(dynamoDb.endpoint()).client());
        AdStateTable.ensure(stateStore, TABLE);
        OpenSearchProcess openSearch = kept(OpenSearchProcess.start(0, folder.resolve("search")));
        search = kept(OpenSearchApi.at(openSearch.endpoint()));
        new AdIndex(search, AdIndex.DEFAULT_ALIAS).ensure();
        EventBridgeServer bus = kept(EventBridgeServer.start(0, folder.resolve("events")));
        EventBridgeClient busClient =
                kept(EventBusSettings.local(bus.endpoint()).client());
        busClient.createEventBus(request -> request.name("adledger"));
        told = kept(Told.everythingOn(busClient, "adledger"));
        sinks.put(
                "state-store",
                kept(new SinkUnderTest(
                        "StateStoreHandler",
                        dynamoDb.endpoint(),
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        Map.of("ADLEDGER_STATE_STORE_TABLE", TABLE))));
        sinks.put(
                "search",
                kept(new SinkUnderTest("SearchHandler", openSearch.endpoint(), "ADLEDGER_SEARCH_ENDPOINT", Map.of())));
        sinks.put(
                "events",
                kept(new SinkUnderTest(
                        "EventsHandler",
                        bus.endpoint(),
                        "AWS_ENDPOINT_URL_EVENTBRIDGE",
                        Map.of("ADLEDGER_EVENTS_BUS", "adledger"))));
    }

    private <R extends AutoCloseable> R kept(R resource) {
        resources.push(resource);
        return resource;
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"state-store", "search", "events"})
    void inWhateverOrderAndHoweverOftenRecordsComeAndWithPoisonAmongThem(String name) throws IOException {
        SinkUnderTest sink = requireNonNull(sinks.get(name));
        sink.deadLetters.empty();
        goOn(80);
        journal.other("Ads", "no-ad-" + name);
        goOn(1);
        List<SourceRecord> records = new ArrayList<>(stream);
        records.addAll(stream);
        records.add(new SourceRecord(AdJournal.ARN, "1", new UserRecord("key", ByteBuffer.wrap(new byte[] {1, 2, 3}))));
        Collections.shuffle(records, new Random(5));

        for (int i = 0; i < records.size(); i += BATCH) {
            sink.deliverAll(records.subList(i, Math.min(i + BATCH, records.size())));
        }

        verify(name);
        List<String> letters = sink.deadLetters.messages();
        assertThat(letters)
                .filteredOn(letter -> letter.contains("\"sequenceNumber\":\"1\""))
                .hasSize(1);
        assertThat(letters)
                .filteredOn(letter -> letter.contains("NotAnAdException"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(sink.redrive(letters)).as("poison stays poison").hasSameSizeAs(letters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state-store", "search", "events"})
    void whileItsStoreIsDownAllComesAgainAndNothingIsSetAside(String name) throws IOException {
        SinkUnderTest sink = requireNonNull(sinks.get(name));
        sink.deadLetters.empty();
        List<SourceRecord> news = goOn(20);

        for (Fault fault : List.of(Fault.CLOSED, Fault.FAILING, Fault.THROTTLING)) {
            sink.link.failBy(fault);
            assertThat(sink.deliver(news)).as("%s", fault).isNotEmpty();
        }
        assertThat(sink.deadLetters.messages()).isEmpty();

        sink.link.mend();
        // With what the other sinks' tests have made of the journal.
        sink.deliverAll(stream);
        verify(name);
    }

    @Test
    void aRecordThatWasSetAsideIsAppliedWhenItIsRedrivenAndNothingNewerIsLost() throws IOException {
        SinkUnderTest sink = requireNonNull(sinks.get("state-store"));
        AdJournal other = new AdJournal().state("redriven", 0, "1").state("redriven", 1, "2");
        List<SourceRecord> records = other.records();
        SourceRecord last = records.getLast();
        String letter = Events.letter("state-store", last);

        assertThat(sink.redrive(List.of(letter))).isEmpty();

        assertThat(stored(AdEntry.Live.class)).containsEntry("redriven", 1L);
        sink.deliverAll(records);
        assertThat(stored(AdEntry.Live.class)).containsEntry("redriven", 1L);
        assertThat(sink.redrive(List.of(Events.letter(
                        "state-store",
                        new AdJournal()
                                .state("redriven", 0, "1")
                                .state("redriven", 1, "2")
                                .delete("redriven", 2)
                                .records()
                                .getLast()))))
                .isEmpty();
        assertThat(stored(AdEntry.Live.class)).doesNotContainKey("redriven");
    }

    @Test
    void aFunctionThatIsNotToldWhereItsStoreIsSaysWhichVariableIsMissing() {
        assertThatExceptionOfType(FunctionFailedException.class)
                .isThrownBy(() -> LocalFunction.start(FunctionSettings.of(
                                Path.of("target", "stream-processor-lambda.zip"),
                                "io.adledger.stream.lambda.EventsHandler"))
                        .close())
                .withMessageContaining("the environment variable ADLEDGER_EVENTS_BUS is missing");
    }

    /** Some more changes, a few in each record of the stream; returns the new records. */
    private List<SourceRecord> goOn(int changes) {
        int before = stream.size();
        for (int done = 0; done < changes; done += CHANGES_OF_A_RECORD) {
            shop.goOn(Math.min(CHANGES_OF_A_RECORD, changes - done));
            stream.addAll(stream.isEmpty() ? Events.stream(journal) : Events.streamAfter(journal, stream.getLast()));
        }
        return List.copyOf(stream.subList(before, stream.size()));
    }

    private void verify(String name) {
        switch (name) {
            case "state-store" -> {
                assertThat(stored(AdEntry.Live.class)).containsAllEntriesOf(shop.live());
                assertThat(stored(AdEntry.Tombstone.class)).containsAllEntriesOf(shop.deleted());
                assertThat(stored(AdEntry.Live.class))
                        .doesNotContainKeys(shop.deleted().keySet().toArray(String[]::new));
            }
            case "search" -> assertThat(found()).isEqualTo(shop.live());
            case "events" ->
                await().atMost(LONG_ENOUGH)
                        .untilAsserted(() -> assertThat(told.ids()).isEqualTo(shop.eventIds()));
            default -> throw new AssertionError(name);
        }
    }

    private Map<String, Long> stored(Class<? extends AdEntry> kind) {
        return stateStore.scanPaginator(scan -> scan.tableName(TABLE)).items().stream()
                .filter(item -> item.containsKey("adId"))
                .map(AdItem::entry)
                .filter(kind::isInstance)
                .collect(Collectors.toMap(AdEntry::adId, AdEntry::version));
    }

    private Map<String, Long> found() {
        new AdIndex(search, AdIndex.DEFAULT_ALIAS).refresh();
        Map<String, Long> found = new TreeMap<>();
        new AdSearch(search, AdIndex.DEFAULT_ALIAS)
                .search(SearchQuery.of("title"), 1_000, Optional.empty())
                .hits()
                .forEach(hit -> found.put(hit.ad().ad().adId(), hit.ad().version()));
        return found;
    }
}
