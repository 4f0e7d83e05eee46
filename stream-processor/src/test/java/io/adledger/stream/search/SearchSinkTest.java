package io.adledger.stream.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.AdSearch;
import io.adledger.search.OpenSearchApi;
import io.adledger.search.SearchQuery;
import io.adledger.stream.AdJournal;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.local.LedgerRecordSource;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkSettings;
import io.adledger.stream.sink.Hopeless;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchSinkTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final AdJournal journal = new AdJournal();

    @Test
    void theIndexFollowsTheLedgerThroughAKillOfOpenSearch() throws Exception {
        OpenSearchProcess first = OpenSearchProcess.start(0, directory.resolve("data"));
        try (first;
                OpenSearchApi api = OpenSearchApi.at(first.endpoint());
                SinkConsumer consumer = start(api)) {
            for (int i = 0; i < 50; i++) {
                journal.state("ad" + i, 0, "10");
            }
            journal.other("Ads", "no-ad").delete("ad1", 1).removeDocument("ad2", 1);
            journal.delete("ad5", 1).restore("ad5", 2, "10");
            await().atMost(LONG_ENOUGH).until(() -> consumer.status().blocksBehind() == 0);
            assertThat(consumer.deadLetters().count()).isEqualTo(1);
            assertThat(found(api)).hasSize(48).contains("ad5").doesNotContain("ad1", "ad2");

            first.kill();
            journal.state("ad3", 1, "11").delete("ad4", 1).state("ad50", 0, "10");
            await().atMost(LONG_ENOUGH)
                    .until(() -> consumer.status().counts().trouble().isPresent());

            try (OpenSearchProcess second =
                    OpenSearchProcess.start(first.endpoint().getPort(), directory.resolve("data"))) {
                await().atMost(LONG_ENOUGH).until(() -> consumer.status().blocksBehind() == 0);
                assertThat(second.isAlive()).isTrue();
                assertThat(found(api)).hasSize(48).contains("ad50").doesNotContain("ad4");
                assertThat(consumer.deadLetters().count()).isEqualTo(1);
            }
        }
    }

    private SinkConsumer start(OpenSearchApi api) {
        return SinkConsumer.start(
                new SinkSettings("search", Hopeless.SET_ASIDE, 10, Duration.ZERO),
                new SearchSink(new AdIndex(api, AdIndex.DEFAULT_ALIAS)),
                new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                new SinkConsumer.Folders(directory.resolve("checkpoints"), directory.resolve("dead-letters")),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(200)));
    }

    private static List<String> found(OpenSearchApi api) {
        new AdIndex(api, AdIndex.DEFAULT_ALIAS).refresh();
        return new AdSearch(api, AdIndex.DEFAULT_ALIAS)
                .search(SearchQuery.of("title"), 100, Optional.empty()).hits().stream()
                        .map(hit -> hit.ad().ad().adId())
                        .toList();
    }
}
