package io.adledger.verifier;

import java.util.List;
import java.util.Optional;

/**
 * What was verified of a journal.
 *
 * @param first the first block; none if there was none
 * @param last the last block; none if there was none
 * @param blocks how many there were
 * @param revisions how many revisions were there, rather than only their hashes
 * @param redacted how many of these had but the hash of their data
 * @param digest of all blocks, if the first was the journal's first
 * @param awaitingErasure revisions that a block says were redacted and whose data is there all the same
 */
public record JournalReport(
        Optional<BlockPlace> first,
        Optional<BlockPlace> last,
        long blocks,
        long revisions,
        long redacted,
        Optional<Digest> digest,
        List<RedactedRevision> awaitingErasure) {

    public JournalReport {
        awaitingErasure = List.copyOf(awaitingErasure);
    }
}
