package io.adledger.stream.faults;

import static java.util.Objects.requireNonNull;

import io.adledger.stream.AdJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Ads that come, change and go at random, and what has become of each. Not thread-safe. */
final class Shop {

    private final AdJournal journal;
    private final Random random;
    private final Map<String, Long> live = new HashMap<>();
    private final Map<String, Long> deleted = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();

    Shop(AdJournal journal, long seed) {
        this.journal = journal;
        this.random = new Random(seed);
    }

    /** Some more changes, a block each. */
    void goOn(int changes) {
        for (int i = 0; i < changes; i++) {
            step();
        }
    }

    private void step() {
        if (live.size() < 10 || random.nextInt(3) == 0) {
            String ad = "ad" + (live.size() + deleted.size());
            journal.state(ad, 0, "10");
            live.put(ad, 0L);
            eventIds.add(ad + "/0");
            return;
        }
        List<String> ads = new ArrayList<>(live.keySet());
        String ad = ads.get(random.nextInt(ads.size()));
        long version = requireNonNull(live.get(ad)) + 1;
        eventIds.add(ad + "/" + version);
        if (random.nextInt(5) == 0) {
            journal.delete(ad, version);
            live.remove(ad);
            deleted.put(ad, version);
        } else {
            journal.state(ad, version, "1" + version);
            live.put(ad, version);
        }
    }

    /** The version of each ad that is there. */
    Map<String, Long> live() {
        return Map.copyOf(live);
    }

    /** The version of each ad that is deleted. */
    Map<String, Long> deleted() {
        return Map.copyOf(deleted);
    }

    /** The ids of all events so far. */
    Set<String> eventIds() {
        return Set.copyOf(eventIds);
    }
}
