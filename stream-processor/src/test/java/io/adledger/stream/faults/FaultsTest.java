package io.adledger.stream.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.imports.JournalImport;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.search.AdIndex;
import io.adledger.search.AdSearch;
import io.adledger.search.SearchQuery;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While one sink's store fails, the others are fed; when it does no more, it has all that it missed, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final AdJournal journal = new AdJournal();
    private final Shop shop = new Shop(journal, 7);
    private AllSinks sinks;
    private @TempDir Path folder;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        sinks = new AllSinks(journal, directory);
        shop.goOn(50);
        awaitAll();
    }

    @AfterAll
    void stop() {
        sinks.close();
    }

    @ParameterizedTest
    @CsvSource({
        "state-store, CLOSED", "state-store, FAILING", "state-store, THROTTLING", "state-store, SLOW",
        "search, CLOSED", "search, FAILING", "search, THROTTLING", "search, SLOW",
        "archive, CLOSED", "archive, FAILING", "archive, THROTTLING", "archive, SLOW",
        "events, CLOSED", "events, FAILING", "events, THROTTLING", "events, SLOW"
    })
    void whatFailsForOneSinkConcernsNoOtherAndIsMadeUpFor(String sink, Fault fault) throws Exception {
        FaultyLink link = sinks.link(sink);

        link.failBy(fault);
        shop.goOn(40);

        awaitOthers(sink);
        if (fault == Fault.SLOW) {
            await().atMost(LONG_ENOUGH).until(() -> link.spoiled() > 0);
        } else {
            awaitTrouble(sink);
        }
        link.mend();
        awaitAll();
        verifyAll();
    }

    @Test
    void aReplicaThatFailsConcernsNoOtherSinkAndMissesNothing() throws Exception {
        sinks.failReplica(true);
        shop.goOn(40);

        awaitOthers("replica");
        awaitTrouble("replica");
        sinks.failReplica(false);
        awaitAll();
        verifyAll();
    }

    private void awaitOthers(String failing) {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(behind()).as("%s", troubles()).isSubsetOf(failing));
    }

    private void awaitTrouble(String failing) {
        SinkConsumer consumer = requireNonNull(sinks.consumers().get(failing));
        await(failing + " in trouble")
                .atMost(LONG_ENOUGH)
                .until(() -> consumer.status().counts().trouble().isPresent());
    }

    private void awaitAll() {
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(behind()).as("%s", troubles()).isEmpty());
    }

    /** The names of the sinks that are not done. */
    private List<String> behind() {
        return sinks.consumers().values().stream()
                .map(SinkConsumer::status)
                .filter(status -> status.blocksBehind() > 0)
                .map(SinkStatus::name)
                .toList();
    }

    private List<String> troubles() {
        return sinks.consumers().values().stream()
                .flatMap(consumer -> consumer.status().counts().trouble().stream()
                        .map(trouble -> consumer.name() + ": " + trouble.error()))
                .toList();
    }

    private void verifyAll() throws Exception {
        assertThat(sinks.consumers().values())
                .allSatisfy(consumer -> assertThat(consumer.deadLetters().count())
                        .as(consumer.name())
                        .isZero());
        assertThat(storedVersions(AdEntry.Live.class)).isEqualTo(shop.live());
        assertThat(storedVersions(AdEntry.Tombstone.class)).isEqualTo(shop.deleted());
        assertThat(foundVersions()).isEqualTo(shop.live());
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(sinks.told.ids()).isEqualTo(shop.eventIds()));
        assertThat(sinks.ledgers.<Long>use(AllSinks.REPLICA, replica -> ChainVerifier.verify(replica.journal())))
                .isEqualTo(journal.blocks().size());
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(archivedBlocks())
                .isEqualTo(journal.blocks().size()));
    }

    private Map<String, Long> storedVersions(Class<? extends AdEntry> kind) {
        return sinks.stateStore.scanPaginator(scan -> scan.tableName(StateStoreSettings.DEFAULT_TABLE)).items().stream()
                .filter(item -> item.containsKey("adId"))
                .map(AdItem::entry)
                .filter(kind::isInstance)
                .collect(Collectors.toMap(AdEntry::adId, AdEntry::version));
    }

    private Map<String, Long> foundVersions() {
        new AdIndex(sinks.search, AdIndex.DEFAULT_ALIAS).refresh();
        Map<String, Long> found = new TreeMap<>();
        new AdSearch(sinks.search, AdIndex.DEFAULT_ALIAS)
                .search(SearchQuery.of("title"), 1_000, Optional.empty())
                .hits()
                .forEach(hit -> found.put(hit.ad().ad().adId(), hit.ad().version()));
        return found;
    }

    private long archivedBlocks() {
        Path copy = folder.resolve("imported-" + System.nanoTime());
        return JournalImport.of(new DirectoryObjectStore(sinks.bucket()), "ads/")
                .into(copy)
                .blocks();
    }
}
