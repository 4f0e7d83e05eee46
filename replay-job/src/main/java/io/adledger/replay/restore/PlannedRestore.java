package io.adledger.replay.restore;

import io.adledger.ad.AdField;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a restore is to do with one document, or has done.
 *
 * @param name the ad's id; the document's where nothing says any more which ad it was
 * @param version that it has
 * @param pastVersion that it had then; none if it was not there
 */
public record PlannedRestore(String documentId, String name, long version, OptionalLong pastVersion, Verdict verdict) {

    /** Whether the ledger is to be asked for something. */
    public boolean isChange() {
        return verdict instanceof Verdict.Restored || verdict instanceof Verdict.Deleted;
    }

    PlannedRestore with(Verdict other) {
        return new PlannedRestore(documentId, name, version, pastVersion, other);
    }

    /** As one line for people. */
    public String toText() {
        return "ad " + name + ", version " + version + ": "
                + switch (verdict) {
                    case Verdict.Restored restored ->
                        "again as version " + pastVersion.orElse(0) + " ("
                                + restored.changed().stream()
                                        .map(AdField::fieldName)
                                        .collect(Collectors.joining(", "))
                                + ")";
                    case Verdict.Deleted deleted -> "deleted, as it was not there";
                    case Verdict.Unchanged unchanged -> "as it was";
                    case Verdict.Refused refused -> "left as it is: " + refused.reason();
                };
    }
}
