package io.adledger.local.ledger;

import io.adledger.local.CommandFailure;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.Digest;
import io.adledger.verifier.ProofVerifier;
import io.adledger.verifier.VerificationException;
import io.adledger.verifier.VerifiedBlock;
import io.adledger.verifier.VerifiedRevision;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Verifies every revision of one document of a running ledger, each by its proof. */
final class DocumentVerification {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final PrintWriter out;
    private final RunningLedger ledger;
    private final BlockRules rules;

    DocumentVerification(PrintWriter out, RunningLedger ledger, BlockRules rules) {
        this.out = out;
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * Verifies the revisions that a kept digest covers against that one, the others against the ledger's digest of now.
     *
     * @throws VerificationException if one does not hold, or a version is missing
     * @throws CommandFailure if there is no such document
     */
    void verify(String table, String documentId, Optional<Digest> kept) throws Exception {
        if (!TABLE.matcher(table).matches()) {
            throw new CommandFailure("not the name of a table: " + table);
        }
        List<BlockPlace> history = ledger.history(table, documentId);
        if (history.isEmpty()) {
            throw new CommandFailure("table " + table + " has no document " + documentId);
        }
        Digest now = ledger.digest();
        for (int version = 0; version < history.size(); version++) {
            BlockPlace place = history.get(version);
            Digest digest = kept.filter(old -> place.sequenceNo() <= old.tip().sequenceNo())
                    .orElse(now);
            verify(documentId, version, place, digest);
        }
        out.printf(
                "verified: %,d revisions of document %s, each covered by a digest of block %s%n",
                history.size(),
                documentId,
                kept.map(old -> old.tip().sequenceNo() + " or ").orElse("")
                        + now.tip().sequenceNo());
        out.printf("digest %s, tip %d%n", now.hash(), now.tip().sequenceNo());
    }

    private void verify(String documentId, int version, BlockPlace place, Digest digest) {
        var verifier = new ProofVerifier(digest, rules);
        RunningLedger.Proven provenBlock = ledger.block(place, digest.tip());
        VerifiedBlock block = verifier.block(provenBlock.value(), provenBlock.proof());
        RunningLedger.Proven provenRevision = ledger.revision(place, documentId, digest.tip());
        VerifiedRevision revision = verifier.revision(provenRevision.value(), provenRevision.proof());
        if (!block.place().equals(place)
                || !block.revisions().contains(revision)
                || !revision.documentId().equals(documentId)
                || revision.version() != version) {
            throw new VerificationException(
                    "block " + place.sequenceNo() + " has not version " + version + " of document " + documentId);
        }
        out.printf(
                "version %d, block %d, %s, %s%s%n",
                version,
                place.sequenceNo(),
                block.timestamp(),
                revision.hash(),
                revision.isRedacted() ? ", redacted" : "");
    }
}
