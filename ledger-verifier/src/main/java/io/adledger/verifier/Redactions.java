package io.adledger.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what is missing from a journal against what it says was redacted: data that is not there must have been redacted
 * by a later block. Not thread-safe.
 */
final class Redactions {

    private record Key(BlockPlace place, String documentId) {}

    private final Map<Key, VerifiedRevision> unexplained = new HashMap<>();
    private final Map<Key, RedactedRevision> declared = new HashMap<>();

    void accept(VerifiedBlock block) {
        for (VerifiedRevision revision : block.revisions()) {
            if (revision.isRedacted()) {
                unexplained.put(new Key(revision.place(), revision.documentId()), revision);
            }
        }
        for (RedactedRevision redaction : block.redactions()) {
            Key key = new Key(redaction.place(), redaction.documentId());
            if (unexplained.remove(key) == null) {
                declared.put(key, redaction);
            }
        }
    }

    /** A revision whose data is missing without a redaction, if there is one: the oldest. */
    Optional<VerifiedRevision> unexplained() {
        return unexplained.values().stream()
                .min((left, right) ->
                        Long.compare(left.place().sequenceNo(), right.place().sequenceNo()));
    }

    /** Redactions of revisions whose data was there. */
    List<RedactedRevision> notCarriedOut() {
        return new ArrayList<>(declared.values());
    }
}
