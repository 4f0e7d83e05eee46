package io.adledger.bench.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.bench.postgres.AxonStore;
import io.adledger.bench.postgres.Postgres;
import io.adledger.bench.sample.SampleJournal;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.snapshot.fold.AdDocument.Content;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal and Axon's store come to the same ads. */
class ReadingsTest {

    @TempDir
    private Path folder;

    @Test
    void bothFoldTheSameEventsIntoTheSameAds() throws Exception {
        InMemoryJournalStore journal = new InMemoryJournalStore();
        SampleJournal.fill(journal, 20, 300);
        try (Postgres postgres = Postgres.start(folder, 2)) {
            AxonReading axon = new AxonReading(AxonStore.in(postgres));
            axon.fill(journal);

            Map<String, String> byAxon = new HashMap<>();
            axon.ads()
                    .forEach((id, ad) ->
                            byAxon.put(id, ad.version() + " " + ad.said().title()));
            Map<String, String> byUs = new HashMap<>();
            new JournalReading(journal)
                    .documents()
                    .forEach((id, ad) -> byUs.put(id, ad.version() + " " + title(ad.content())));

            assertThat(byUs).hasSize(20).isEqualTo(byAxon);
            assertThat(axon.fold().operations()).isEqualTo(300);
            assertThat(new JournalReading(journal).fold().operations()).isEqualTo(300);
        }
    }

    private static String title(Content content) {
        return switch (content) {
            case Content.Live live -> live.ad().content().title();
            case Content.Deleted _, Content.Removed _, Content.Erased _ -> "";
        };
    }

    @Test
    void theSampleJournalVerifies() {
        InMemoryJournalStore journal = new InMemoryJournalStore();
        SampleJournal.fill(journal, 20, 300);

        assertThat(ChainVerifier.verify(journal)).isEqualTo(300);
    }
}
