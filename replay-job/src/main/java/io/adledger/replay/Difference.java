package io.adledger.replay;

import java.util.Optional;

/**
 * Where a state store is not what the ledger says.
 *
 * @param key of the item
 */
public record Difference(String key, Kind kind, Optional<String> documentId) {

    /** In which way. */
    public enum Kind {
        MISSING("is missing from the store"),
        DIFFERENT("is another in the store"),
        UNKNOWN("is in the store, but not in the ledger");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** As one line for people. */
    public String toText() {
        return key + " " + kind.text;
    }
}
