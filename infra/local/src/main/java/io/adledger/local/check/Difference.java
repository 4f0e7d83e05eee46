package io.adledger.local.check;

/**
 * Where the state store is not what the history says.
 *
 * @param field the field that differs, or {@code ad} when the whole ad is on one side only
 */
public record Difference(String adId, String field, String byHistory, String inStateStore) {

    /** As one line for people. */
    public String toText() {
        return "ad " + adId + ": " + field + " is " + inStateStore + " in the state store, " + byHistory
                + " by the history";
    }
}
