package io.adledger.bench.sample;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdEvent;
import io.adledger.ad.AdEvent.AdCreated;
import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdUpdated;
import io.adledger.ad.AdEvent.Envelope;
import io.adledger.ad.AdField;
import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What happens to made-up ads, event by event, the same each time: first each is published, then one is changed at a time; one
 * change in twenty deletes it, if it is not the only one left. Not thread-safe.
 */
final class SampleAds {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> WORDS = List.of(
            "bicycle", "table", "oak", "red", "lamp", "wide", "garden", "used", "boots", "camera", "desk", "piano");

    private final Random random = new Random(1);
    private final int ads;
    private final List<AdState> states = new ArrayList<>();
    private final List<Integer> live = new ArrayList<>();
    private int events;

    SampleAds(int ads) {
        this.ads = ads;
    }

    /**
     * An event, as a revision.
     *
     * @param ad number of the ad, from 0
     */
    record Step(int ad, long version, AdRevision revision, Instant at) {}

    /** The next event. */
    Step next() {
        Instant at = BEGIN.plusMillis(20L * events++);
        if (states.size() < ads) {
            int ad = states.size();
            live.add(ad);
            states.add(AdState.ABSENT);
            Ad created = new Ad(id(ad), "publisher-" + ad % 100, content(), at, at);
            return step(ad, new AdCreated(created, envelope(at)), at);
        }
        int place = random.nextInt(live.size());
        int ad = live.get(place);
        if (random.nextInt(20) == 0 && live.size() > 1) {
            live.set(place, live.getLast());
            live.removeLast();
            return step(ad, new AdDeleted(envelope(at)), at);
        }
        return step(ad, new AdUpdated(content(), List.of(AdField.TITLE, AdField.PRICE), envelope(at)), at);
    }

    private Step step(int ad, AdEvent event, Instant at) {
        AdRevision revision = AdRevision.of(states.get(ad), event);
        states.set(ad, revision.state());
        long version =
                switch (revision.state()) {
                    case AdState.Live there -> there.version();
                    case AdState.Deleted deleted -> deleted.version();
                    case AdState.Absent _ -> throw new IllegalStateException("an event leaves something");
                };
        return new Step(ad, version, revision, at);
    }

    static String id(int ad) {
        return String.format("%022d", ad);
    }

    private Envelope envelope(Instant at) {
        return new Envelope("event-" + events, at, "bench", "command-" + events, Optional.empty());
    }

    private AdContent content() {
        return new AdContent(
                words(4),
                words(20),
                new BigDecimal(1 + random.nextInt(99_999)).movePointLeft(2),
                "EUR",
                words(1),
                List.of(words(1)));
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
