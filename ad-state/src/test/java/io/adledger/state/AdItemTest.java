package io.adledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
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

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @Property(tries = 300)
    void anAdIsTheSameOutOfItsItem(
            @ForAll String title,
            @ForAll List<String> tags,
            @ForAll @BigRange(min = "0", max = "999999999999.99") @Scale(4) BigDecimal price,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long createdAt,
            @ForAll @LongRange(min = 0) long version) {
        AdView ad = new AdView(
                "ad",
                "anna",
                title,
                "",
                price,
                "EUR",
                "cars",
                tags,
                version,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(createdAt + 1));
        AdEntry entry = new AdEntry.Live(ad, "doc", 42);

        assertThat(AdItem.entry(AdItem.of(entry))).isEqualTo(entry);
        assertThat(ad.price()).isEqualByComparingTo(price);
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

    @Test
    void aDocumentIsReadForWhatItSays() {
        AdEntry.Live live = (AdEntry.Live) new AdDocument(document("price: 12.50, color: \"red\"")).entry("doc", 3, 9);

        assertThat(live.ad().price()).isEqualByComparingTo("12.5");
        assertThat(live.ad().tags()).containsExactly("bike");
        assertThat(live.version()).isEqualTo(3);
    }

    @Test
    void aPriceThatWouldFillTheMemoryIsRefused() {
        AdDocument document = new AdDocument(document("price: 1d999999999"));

        assertThatThrownBy(() -> document.ad(0)).isInstanceOf(NotAnAdException.class);
    }

    private static IonStruct document(String fields) {
        return (IonStruct) ION.singleValue("""
                {adId: "a", publisherId: "anna", adTitle: "t", adDescription: "", currency: "EUR", category: "c",
                 tags: ["bike"], createdAt: 2025-03-01T10:00:00.000Z, updatedAt: 2025-03-01T10:00:00.000Z,
                 event: {id: "e", type: "AdCreated", occurredAt: 2025-03-01T10:00:00.000Z}, %s}
                """.formatted(fields));
    }
}
