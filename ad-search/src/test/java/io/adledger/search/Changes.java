package io.adledger.search;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Changes of ads as tests need them. The id of an ad is also the end of its document's. */
final class Changes {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private Changes() {}

    static String documentId(String adId) {
        return "document-of-" + adId;
    }

    static AdChange.Stated live(String adId, long version, AdContent content) {
        Ad ad = new Ad(
                adId,
                "publisher-" + adId.length(),
                content,
                BEGINNING.plusSeconds(Math.floorMod(adId.hashCode(), 1_000_000)),
                BEGINNING.plusSeconds(2_000_000 + version));
        return new AdChange.Stated(new AdEntry.Live(new AdState.Live(ad, version), documentId(adId), version));
    }

    static AdChange.Stated live(String adId, long version, String title, String... tags) {
        return live(adId, version, content(title, "10.50", "Cars", tags));
    }

    static AdContent content(String title, String price, String category, String... tags) {
        return new AdContent(title, "", new BigDecimal(price), "EUR", category, List.of(tags));
    }

    static AdChange.Stated tombstone(String adId, long version) {
        return new AdChange.Stated(new AdEntry.Tombstone(
                adId, "publisher-" + adId.length(), version, documentId(adId), BEGINNING.plusSeconds(9)));
    }

    static AdChange.Removed removed(String adId, long version) {
        return new AdChange.Removed(documentId(adId), version, BEGINNING.plusSeconds(9));
    }
}
