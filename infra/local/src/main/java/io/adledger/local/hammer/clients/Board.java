package io.adledger.local.hammer.clients;

import io.adledger.local.hammer.record.Request.AdRef;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/** What the clients know of the places: which ad is in each, and the newest version that anyone was told of. Thread-safe. */
final class Board {

    private final AtomicReferenceArray<Known> places;

    /** An ad, and the newest version of it that anyone was told of. */
    record Known(AdRef ad, long version) {}

    Board(int places) {
        this.places = new AtomicReferenceArray<>(places);
    }

    void published(int place, AdRef ad) {
        places.set(place, new Known(ad, 0));
    }

    /** Somebody was told of a version of an ad, which may have left the place since. */
    void saw(int place, String adId, long version) {
        UnaryOperator<Known> newest = known ->
                known.ad().adId().equals(adId) && known.version() < version ? new Known(known.ad(), version) : known;
        places.updateAndGet(place, newest);
    }

    /** What is known of a place; something was published in each before the first step. */
    Known at(int place) {
        return places.get(place);
    }
}
