package io.adledger.local.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two accounts of all ads, compared. An account has for each ad id the ad's fields, each in its one canonical
 * spelling: numbers without trailing zeros, times as ISO 8601 in UTC, lists in brackets.
 */
public record Comparison(int ads, List<Difference> differences) {

    private static final String MISSING = "missing";

    /** Compares field by field; every ad and every field that either side has counts. */
    public static Comparison of(
            Map<String, ? extends Map<String, String>> byHistory,
            Map<String, ? extends Map<String, String>> inStateStore) {
        var differences = new ArrayList<Difference>();
        var ids = new TreeSet<>(byHistory.keySet());
        ids.addAll(inStateStore.keySet());
        for (String id : ids) {
            Map<String, String> expected = byHistory.get(id);
            Map<String, String> actual = inStateStore.get(id);
            if (expected == null || actual == null) {
                differences.add(new Difference(
                        id, "ad", expected == null ? MISSING : "there", actual == null ? MISSING : "there"));
            } else {
                compare(id, expected, actual, differences);
            }
        }
        return new Comparison(byHistory.size(), List.copyOf(differences));
    }

    private static void compare(
            String id, Map<String, String> expected, Map<String, String> actual, List<Difference> differences) {
        var fields = new TreeMap<>(expected);
        fields.putAll(actual);
        for (String field : fields.keySet()) {
            String wanted = expected.getOrDefault(field, MISSING);
            String found = actual.getOrDefault(field, MISSING);
            if (!wanted.equals(found)) {
                differences.add(new Difference(id, field, wanted, found));
            }
        }
    }
}
