package io.adledger.local.hammer.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the ledger has of all ads: every version, and which operation made it. Immutable. */
public final class AdHistory {

    private final Map<String, List<AdVersion>> byAd = new TreeMap<>();
    private final Map<OperationId, List<AdVersion>> byOperation = new HashMap<>();

    public AdHistory(Collection<AdVersion> versions) {
        versions.stream().sorted(Comparator.comparingLong(AdVersion::version)).forEach(version -> {
            byAd.computeIfAbsent(version.adId(), _ -> new ArrayList<>()).add(version);
            version.by().ifPresent(id -> byOperation
                    .computeIfAbsent(id, _ -> new ArrayList<>())
                    .add(version));
        });
    }

    /** The versions of each ad, in sequence. */
    public Collection<List<AdVersion>> ads() {
        return byAd.values();
    }

    /** The versions of an ad, in sequence; none if there is no such ad. */
    public List<AdVersion> ad(String adId) {
        return byAd.getOrDefault(adId, List.of());
    }

    /** The versions that an operation made: one, if all is well, or none. */
    public List<AdVersion> madeBy(OperationId operation) {
        return byOperation.getOrDefault(operation, List.of());
    }
}
