package io.adledger.query.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.adledger.api.AdJson;
import io.adledger.search.SearchPage;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found, in JSON; {@code next} is the cursor of the next page, null on the last. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SearchJson(
        long total,
        List<HitJson> ads,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FacetsJson facets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String didYouMean,
        @Nullable String next) {

    /** An ad, and the passages of it that fit. */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record HitJson(@JsonUnwrapped AdJson ad, Map<String, List<String>> highlights) {}

    /** How many of the ads have which values. */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FacetsJson(
            List<CountJson> category, List<CountJson> tag, List<CountJson> currency, List<PriceStepJson> price) {}

    /** A value, and how many have it. */
    @Serdeable.Serializable
    record CountJson(String value, long count) {

        static List<CountJson> of(List<SearchPage.Count> counts) {
            return counts.stream()
                    .map(count -> new CountJson(count.value(), count.count()))
                    .toList();
        }
    }

    /** A step of prices: from, inclusive, to, exclusive. */
    @Serdeable.Serializable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PriceStepJson(
            @Nullable BigDecimal from, @Nullable BigDecimal to, long count) {}

    static SearchJson of(SearchPage page) {
        return new SearchJson(
                page.total(),
                page.hits().stream()
                        .map(hit -> new HitJson(AdJson.of(hit.ad()), hit.highlights()))
                        .toList(),
                page.facets().map(SearchJson::facets).orElse(null),
                page.didYouMean().orElse(null),
                page.next().orElse(null));
    }

    private static FacetsJson facets(SearchPage.Facets facets) {
        return new FacetsJson(
                CountJson.of(facets.categories()),
                CountJson.of(facets.tags()),
                CountJson.of(facets.currencies()),
                facets.prices().stream()
                        .map(step -> new PriceStepJson(
                                step.from().orElse(null), step.to().orElse(null), step.count()))
                        .toList());
    }
}
