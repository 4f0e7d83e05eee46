package io.adledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.ad.NotAnAdException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AdItemTest {

    @Property(tries = 300)
    void anAdIsTheSameOutOfItsItem(
            @ForAll String title,
            @ForAll List<String> tags,
            @ForAll @BigRange(min = "0", max = "999999999999.99") @Scale(4) BigDecimal price,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long createdAt,
            @ForAll @LongRange(min = 0) long version) {
        AdContent content = new AdContent(title, "", price, "EUR", "cars", tags);
        Ad ad = new Ad("ad", "anna", content, Instant.ofEpochMilli(createdAt), Instant.ofEpochMilli(createdAt + 1));
        AdEntry entry = new AdEntry.Live(new AdState.Live(ad, version), "doc", 42);

        assertThat(AdItem.entry(AdItem.of(entry))).isEqualTo(entry);
        assertThat(content.price()).isEqualByComparingTo(price);
    }

    @Test
    void listKeysSortAsTheMomentsDo() {
        Instant moment = Instant.parse("2025-03-01T10:00:00Z");

        assertThat(AdItem.listKey(moment, "z")).isLessThan(AdItem.listKey(moment.plusMillis(10), "a"));
        assertThat(AdItem.listKey(moment.plusMillis(10), "a")).isLessThan(AdItem.listKey(moment.plusMillis(100), "a"));
    }

    @Test
    void anItemOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> AdItem.entry(Map.of("adId", AttributeValue.fromS("a"))))
                .isInstanceOf(NotAnAdException.class);
    }
}
