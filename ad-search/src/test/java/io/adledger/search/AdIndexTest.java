package io.adledger.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.search.AdIndex.Outcome;
import io.adledger.search.SearchPage.Hit;
import io.adledger.state.AdChange;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class AdIndexTest {

    private final String name = OpenSearchUnderTest.newName();
    private final AdIndex index = new AdIndex(OpenSearchUnderTest.api(), name);

    @Test
    void whatWasAppliedIsFoundAsItIs() {
        index.ensure();
        AdChange.Stated bike = Changes.live("a", 3, Changes.content("A bike", "12.3456", "Bicycles", "red", "28 inch"));

        assertThat(index.apply(List.of(bike))).allMatch(result -> result.outcome() == Outcome.DONE);

        assertThat(found()).isEqualTo(Map.of("a", 3L));
        Hit hit = search("bike").hits().getFirst();
        assertThat(new AdChange.Stated(new io.adledger.state.AdEntry.Live(hit.ad(), Changes.documentId("a"), 3)))
                .isEqualTo(bike);
    }

    @Test
    void settingUpTwiceChangesNothing() {
        index.ensure();
        index.apply(List.of(Changes.live("a", 0, "A bike")));
        index.ensure();

        assertThat(found()).containsOnlyKeys("a");
    }

    @Test
    void aLateRecordDoesNotBringADeletedAdBack() {
        index.ensure();
        index.apply(List.of(Changes.tombstone("a", 2), Changes.removed("b", 5)));

        assertThat(index.apply(List.of(Changes.live("a", 1, "A bike"), Changes.live("b", 4, "A bike"))))
                .allMatch(result -> result.outcome() == Outcome.DONE);

        assertThat(found()).isEmpty();
        assertThat(index.apply(List.of(Changes.live("a", 3, "A bike again")))).hasSize(1);
        assertThat(found()).isEqualTo(Map.of("a", 3L));
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void inWhateverOrderAndBatchesAndHoweverOftenTheyComeTheNewestStays(@ForAll long seed) {
        Random random = new Random(seed);
        AdIndex mine = new AdIndex(OpenSearchUnderTest.api(), OpenSearchUnderTest.newName());
        mine.ensure();
        List<AdChange> changes = new ArrayList<>();
        Map<String, Long> expected = new HashMap<>();
        for (int ad = 0; ad < 6; ad++) {
            String id = "ad" + ad;
            int versions = 1 + random.nextInt(4);
            for (int version = 0; version < versions; version++) {
                changes.add(Changes.live(id, version, "A bike, version " + version));
            }
            switch (random.nextInt(3)) {
                case 0 -> changes.add(Changes.tombstone(id, versions));
                case 1 -> changes.add(Changes.removed(id, versions));
                default -> expected.put(id, versions - 1L);
            }
        }
        changes.addAll(changes.subList(0, changes.size() / 2));
        Collections.shuffle(changes, random);
        int batch = 1 + random.nextInt(8);
        for (int from = 0; from < changes.size(); from += batch) {
            mine.apply(changes.subList(from, Math.min(changes.size(), from + batch)));
        }
        mine.refresh();

        assertThat(found(mine.name())).isEqualTo(expected);
    }

    @Test
    void theIndexBehindTheAliasIsExchangedAtOnce() {
        index.ensure();
        index.apply(List.of(Changes.live("a", 0, "A bike")));
        AdIndex rebuilt = index.beside(name + "-rebuilt");
        rebuilt.apply(List.of(Changes.live("b", 0, "A boat")));
        assertThat(found()).containsOnlyKeys("a");

        index.switchTo(rebuilt.name());

        assertThat(found()).containsOnlyKeys("b");
        index.apply(List.of(Changes.live("c", 0, "A car")));
        assertThat(found()).containsOnlyKeys("b", "c");
        index.switchTo(name + "-000001");
        assertThat(found()).containsOnlyKeys("a");
    }

    @Test
    void withoutItsIndexAChangeIsToComeLater() {
        assertThat(index.apply(List.of(Changes.live("a", 0, "A bike"))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(Outcome.LATER);
                    assertThat(result.error()).get().asString().contains("index_not_found");
                });
    }

    @Test
    void whatIsRefusedIsNotQuoted() {
        Map<String, Object> numbers = Map.of("properties", Map.of("adTitle", Map.of("type", "integer")));
        OpenSearchUnderTest.api().call("PUT", "/" + name, Map.of(), Map.of("mappings", numbers));

        assertThat(index.apply(List.of(Changes.live("a", 0, "A bike"))))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.outcome()).isEqualTo(Outcome.NEVER);
                    assertThat(result.error())
                            .get()
                            .asString()
                            .contains("adTitle")
                            .doesNotContain("A bike");
                });
    }

    @Test
    void anOpenSearchThatIsDownIsUnavailable() {
        try (OpenSearchApi nobody = OpenSearchApi.at(URI.create("http://127.0.0.1:9"))) {
            AdIndex down = new AdIndex(nobody, "ads");

            assertThatThrownBy(() -> down.apply(List.of(Changes.live("a", 0, "A bike"))))
                    .isInstanceOf(SearchUnavailableException.class);
            assertThatThrownBy(down::ensure).isInstanceOf(SearchUnavailableException.class);
        }
    }

    private SearchPage search(String text) {
        return new AdSearch(OpenSearchUnderTest.api(), name).search(SearchQuery.of(text), 20, Optional.empty());
    }

    private Map<String, Long> found() {
        index.refresh();
        return found(name);
    }

    private static Map<String, Long> found(String name) {
        Map<String, Long> versions = new HashMap<>();
        new AdSearch(OpenSearchUnderTest.api(), name)
                .search(SearchQuery.of(""), 100, Optional.empty())
                .hits()
                .forEach(hit -> versions.put(hit.ad().ad().adId(), hit.ad().version()));
        return versions;
    }
}
