package io.adledger.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ad.AdContent;
import io.adledger.search.SearchPage.Count;
import io.adledger.search.SearchQuery.Range;
import io.adledger.search.SearchQuery.Sort;
import io.adledger.state.AdChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One index of made-up ads as people write them. */
class AdSearchTest {

    private static final String NAME = OpenSearchUnderTest.newName();
    private static final AdSearch SEARCH = new AdSearch(OpenSearchUnderTest.api(), NAME);

    @BeforeAll
    static void fill() {
        AdIndex index = new AdIndex(OpenSearchUnderTest.api(), NAME);
        index.ensure();
        List<AdChange> ads = new ArrayList<>(List.of(
                ad("golf-diesel", "VW Golf 1.6 TDI BlueMotion", "8900", "Cars", "volkswagen", "golf", "diesel"),
                ad("golf-diesel-2", "Golf VII 1,6TDI Scheckheft", "9900", "Cars", "volkswagen", "golf", "diesel"),
                ad("golf-petrol", "VW Golf 1.6 Trendline", "5200", "Cars", "volkswagen", "golf", "petrol"),
                ad("polo-diesel", "VW Polo 1.6 TDI", "7000", "Cars", "volkswagen", "polo", "diesel"),
                ad("passat", "VW Passat Variant 2.0", "6400", "Cars", "volkswagen", "passat", "diesel"),
                ad("beetle", "VW Käfer 1303, Bj. 1973", "14500", "Cars", "volkswagen", "käfer", "petrol"),
                ad("beetle-2", "Kaefer Cabrio", "21000", "Cars", "volkswagen", "petrol"),
                ad("lock", "Fahrradschloss, neu", "19.90", "Bicycles", "lock"),
                ad("bikes", "Zwei Fahrräder für Kinder", "80", "Bicycles", "kids"),
                ad("helmet", "Motorradhelm Größe M", "45", "Motorcycles", "helmet"),
                ad("guitar", "Fender Stratocaster <script>alert(1)</script>", "650", "Music", "guitar"),
                ad("described", "Sofa", "120", "Furniture", "grey"),
                ad("cookbook", "Cookbook: the golf club's kitchen", "9", "Books")));
        for (int i = 0; i < 60; i++) {
            ads.add(ad("lamp" + i, "Desk lamp no. " + i, Integer.toString(5 + i), "Lamps", "lamp"));
        }
        assertThat(index.apply(ads)).allMatch(result -> result.outcome() == AdIndex.Outcome.DONE);
        index.refresh();
    }

    private static AdChange ad(String id, String title, String price, String category, String... tags) {
        String description = id.equals("described") ? "Fits into a golf or any other small car & van" : "";
        return Changes.live(
                id, 0, new AdContent(title, description, new BigDecimal(price), "EUR", category, List.of(tags)));
    }

    @Test
    void golf16TdiDieselFindsGolfDieselsFirst() {
        assertThat(ids("golf 1.6 tdi diesel").subList(0, 2)).containsExactlyInAnyOrder("golf-diesel", "golf-diesel-2");
        assertThat(ids("golf 1,6 TDI diesel").subList(0, 2)).containsExactlyInAnyOrder("golf-diesel", "golf-diesel-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"käfer", "kaefer", "KÄFER", "kafer"})
    void umlautsFindEachOther(String text) {
        assertThat(ids(text).subList(0, 2)).containsExactlyInAnyOrder("beetle", "beetle-2");
    }

    @ParameterizedTest
    @CsvSource({
        "schloss, lock",
        "fahrrad, lock",
        "fahrräder, bikes",
        "motorrad, helmet",
        "helm, helmet",
        "groesse, helmet",
        "stratocastre, guitar",
        "fendr, guitar"
    })
    void compoundsStemsAndTypingErrorsAreFound(String text, String id) {
        assertThat(ids(text)).contains(id);
    }

    @Test
    void whatStandsBetweenWordsIsNoWord() {
        assertThat(ids("*** golf / 1.6 // tdi !!!")).contains("golf-diesel");
        assertThat(ids("!!! ###")).isEmpty();
    }

    @Test
    void theTitleWeighsMoreThanTheDescription() {
        List<String> golfs = ids("golf");

        assertThat(golfs).contains("described", "golf-petrol");
        assertThat(golfs.indexOf("described")).isGreaterThan(golfs.indexOf("golf-petrol"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adTitle:golf",
                "*",
                "golf*",
                "\"golf",
                "golf AND",
                "(golf",
                "golf~2",
                "/.*/",
                "_exists_:price",
                "\\",
                "{\"match_all\": {}}",
                "'; DROP TABLE Ads",
                "golf^1000",
                "[1 TO 2]",
                "\u0000",
                "😀",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z"
            })
    void whatLooksLikeSyntaxIsText(String text) {
        SearchPage page = search(text, 20);

        assertThat(page.total()).isLessThan(73);
        assertThat(page.hits()).extracting(hit -> hit.ad().ad().adId()).doesNotContain("sofa");
    }

    @Test
    void filtersNarrowAndFacetsCount() {
        SearchQuery cheapDiesels = new SearchQuery(
                "",
                List.of("cars"),
                List.of("DIESEL"),
                List.of(),
                List.of("EUR"),
                new Range<>(Optional.of(new BigDecimal("6400")), Optional.of(new BigDecimal("8900"))),
                Range.any(),
                Sort.CHEAPEST);

        SearchPage page = SEARCH.search(cheapDiesels, 20, Optional.empty());

        assertThat(page.hits())
                .extracting(hit -> hit.ad().ad().adId())
                .containsExactly("passat", "polo-diesel", "golf-diesel");
        assertThat(page.total()).isEqualTo(3);
        SearchPage.Facets facets = page.facets().orElseThrow();
        assertThat(facets.categories()).containsExactly(new Count("Cars", 3));
        assertThat(facets.tags()).startsWith(new Count("diesel", 3), new Count("volkswagen", 3));
        assertThat(facets.prices().stream()
                        .mapToLong(SearchPage.PriceStep::count)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void publishersAndDatesAreFilters() {
        AdContent any = Changes.content("x", "1", "x");
        Instant created = ((io.adledger.state.AdEntry.Live)
                        Changes.live("helmet", 0, any).entry())
                .state()
                .ad()
                .createdAt();
        SearchQuery query = new SearchQuery(
                "",
                List.of(),
                List.of(),
                List.of("publisher-6"),
                List.of(),
                Range.any(),
                new Range<>(Optional.of(created), Optional.of(created.plusMillis(1))),
                Sort.NEWEST);

        assertThat(SEARCH.search(query, 20, Optional.empty()).hits())
                .extracting(hit -> hit.ad().ad().adId())
                .containsExactly("helmet");
    }

    @Test
    void whatFitsIsHighlightedAndNothingOfTheAdIsMarkup() {
        SearchPage.Hit guitar = search("stratocaster", 1).hits().getFirst();

        assertThat(guitar.highlights().getOrDefault("adTitle", List.of()).getFirst())
                .contains("<em>Stratocaster</em>", "&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void anotherSpellingIsSuggested() {
        assertThat(search("desk lmap", 5).didYouMean()).contains("desk lamp");
        assertThat(search("desk lamp", 5).didYouMean()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsThoughTheIndexChanges() {
        SearchQuery lamps = SearchQuery.of("desk lamp");
        List<String> seen = new ArrayList<>();
        SearchPage page = SEARCH.search(lamps, 7, Optional.empty());
        assertThat(page.total()).isEqualTo(60);
        for (int number = 1; ; number++) {
            page.hits().forEach(hit -> seen.add(hit.ad().ad().adId()));
            if (page.next().isEmpty()) {
                break;
            }
            page = SEARCH.search(lamps, 7, page.next());
            if (number == 3) {
                AdIndex index = new AdIndex(OpenSearchUnderTest.api(), NAME);
                index.apply(List.of(Changes.live("late", 0, "Desk lamp, desk lamp")));
                index.refresh();
                index.apply(List.of(Changes.tombstone("late", 1)));
            }
        }

        assertThat(seen).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void aCursorOfSomethingElseIsRefused() {
        String cursor = SEARCH.search(SearchQuery.of("desk lamp"), 7, Optional.empty())
                .next()
                .orElseThrow();

        assertThatThrownBy(() -> SEARCH.search(SearchQuery.of("golf"), 7, Optional.of(cursor)))
                .isInstanceOf(BadCursorException.class)
                .hasMessageContaining("this search");
        assertThatThrownBy(() -> SEARCH.search(SearchQuery.of("golf"), 7, Optional.of("nonsense")))
                .isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> SEARCH.search(SearchQuery.of("desk lamp"), 7, Optional.of(damaged(cursor))))
                .isInstanceOf(BadCursorException.class);
    }

    private static String damaged(String cursor) {
        int middle = cursor.length() / 2;
        char other = cursor.charAt(middle) == 'x' ? 'y' : 'x';
        return cursor.substring(0, middle) + other + cursor.substring(middle + 1);
    }

    @Test
    void aCursorWhosePointInTimeIsForgottenHasExpired() {
        SearchQuery lamps = SearchQuery.of("desk lamp");
        SearchPage second = SEARCH.search(
                lamps, 7, SEARCH.search(lamps, 7, Optional.empty()).next());

        OpenSearchUnderTest.api().call("DELETE", "/_search/point_in_time/_all", Map.of(), Map.of());

        assertThatThrownBy(() -> SEARCH.search(lamps, 7, second.next()))
                .isInstanceOf(BadCursorException.class)
                .hasMessageContaining("expired");
    }

    private static SearchPage search(String text, int limit) {
        return SEARCH.search(SearchQuery.of(text), limit, Optional.empty());
    }

    private static List<String> ids(String text) {
        return search(text, 50).hits().stream().map(hit -> hit.ad().ad().adId()).toList();
    }
}
