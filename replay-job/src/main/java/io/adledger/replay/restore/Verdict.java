package io.adledger.replay.restore;

import io.adledger.ad.AdField;
import io.adledger.ad.Decision;
import java.util.List;

/** What a restore does with an ad. */
public sealed interface Verdict {

    /**
     * It says again what it said.
     *
     * @param changed the fields that it gives other values
     */
    record Restored(List<AdField> changed) implements Verdict {
        public Restored {
            changed = List.copyOf(changed);
        }
    }

    /** It is deleted, as it was not there. */
    record Deleted() implements Verdict {}

    /** It is as it was. */
    record Unchanged() implements Verdict {}

    /**
     * It stays as it is, though it was different.
     *
     * @param reason as the rest of a sentence: {@code what it said then was erased}
     */
    record Refused(String reason) implements Verdict {}

    /** That of a decision against it. */
    static Verdict of(Decision.Rejected rejected) {
        return new Refused(
                switch (rejected) {
                    case Decision.ErasedPast erased -> "what it said then was erased";
                    case Decision.UnknownAd unknown -> "its document was deleted from the ledger";
                    case Decision.OtherVersion other ->
                        "it was changed meanwhile, and has version " + other.version() + " now";
                    case Decision.DeletedAd _, Decision.ExistingAd _, Decision.ForeignAd _, Decision.BrokenRules _ ->
                        throw new IllegalStateException("a restore is never refused for " + rejected);
                });
    }
}
