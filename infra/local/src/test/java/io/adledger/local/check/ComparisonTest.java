package io.adledger.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void equalAccountsHaveNoDifferences() {
        var ads = Map.of("a", Map.of("adTitle", "bike", "price", "10"));

        assertThat(Comparison.of(ads, ads)).isEqualTo(new Comparison(1, List.of()));
    }

    @Test
    void everyFieldThatDiffersIsNamed() {
        var byHistory = Map.of("a", Map.of("adTitle", "bike", "price", "10", "currency", "EUR"));
        var inStateStore = Map.of("a", Map.of("adTitle", "bike", "price", "11", "listKey", "x"));

        assertThat(Comparison.of(byHistory, inStateStore).differences())
                .containsExactly(
                        new Difference("a", "currency", "EUR", "missing"),
                        new Difference("a", "listKey", "missing", "x"),
                        new Difference("a", "price", "10", "11"));
    }

    @Test
    void anAdOnOneSideOnlyIsADifference() {
        var byHistory = Map.of("a", Map.of("price", "10"));
        var inStateStore = Map.of("b", Map.of("price", "10"));

        assertThat(Comparison.of(byHistory, inStateStore).differences())
                .containsExactly(
                        new Difference("a", "ad", "there", "missing"), new Difference("b", "ad", "missing", "there"));
    }
}
