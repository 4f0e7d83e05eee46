package io.adledger.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratedAdsTest {

    @Test
    void theFirstAdsOfASeedAreTheSameHoweverManyAreAskedFor() {
        var few = new GeneratedAds(10, 7, Optional.empty());
        var many = new GeneratedAds(100, 7, Optional.empty());

        assertThat(many.rows().limit(10)).containsExactlyElementsOf(few.rows().toList());
        assertThat(many.fingerprint()).isEqualTo(few.fingerprint());
    }

    @Test
    void anotherSeedMakesOtherAds() {
        var one = new GeneratedAds(10, 1, Optional.empty());
        var other = new GeneratedAds(10, 2, Optional.empty());

        assertThat(one.rows()).doesNotContainAnyElementsOf(other.rows().toList());
        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void allOfThemCanComeFromOnePublisher() {
        var ads = new GeneratedAds(50, 1, Optional.of("me"));

        assertThat(ads.rows())
                .allSatisfy(row -> assertThat(((Row.Posting) row).publisherId()).isEqualTo("me"));
    }
}
