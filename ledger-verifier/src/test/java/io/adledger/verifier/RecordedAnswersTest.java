package io.adledger.verifier;

import static io.adledger.verifier.Recorded.ionText;
import static io.adledger.verifier.Recorded.struct;
import static io.adledger.verifier.Recorded.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedAnswersTest {

    private final IonStruct recorded =
            Recorded.structs("digest-block-revision-proof.json").getFirst();
    private final IonStruct getBlock = struct(recorded, "GetBlock");
    private final IonStruct getRevision = struct(recorded, "GetRevision");
    private final IonStruct getDigest = struct(recorded, "GetDigest");
    private final Digest digest = new Digest(
            LedgerHash.ofBase64(text(getDigest, "Digest")), BlockPlace.of(ionText(getDigest, "DigestTipAddress")));
    private final ProofVerifier verifier = new ProofVerifier(digest, BlockRules.QLDB);

    @Test
    void theBlockIsCoveredByTheDigest() {
        VerifiedBlock block = verifier.block(ion(getBlock, "Block"), proof(getBlock));

        assertThat(block.sequenceNo()).isEqualTo(100);
        assertThat(block.revisions()).hasSize(1);
    }

    @Test
    void theRevisionIsCoveredByTheDigest() {
        VerifiedRevision revision = verifier.revision(ion(getRevision, "Revision"), proof(getRevision));

        assertThat(revision.version()).isEqualTo(3);
    }

    @Test
    void aProofInAnotherOrderOrWithAHashLessIsRefused() {
        List<LedgerHash> hashes = new ArrayList<>(proof(getBlock).hashes());
        Collections.swap(hashes, 2, 3);
        refused(() -> verifier.block(ion(getBlock, "Block"), new Proof(hashes)), "leads to the digest");
        refused(() -> verifier.block(ion(getBlock, "Block"), new Proof(hashes.subList(1, 7))), "the length of a path");
    }

    @Test
    void anotherValueInTheDataIsRefused() {
        IonStruct revision = ion(getRevision, "Revision");
        struct(revision, "data").put("City").newString("Seattle");

        refused(() -> verifier.revision(revision, proof(getRevision)), "hash of its metadata and data");
    }

    @Test
    void anotherDigestOfTheSameTipIsRefused() {
        Digest other = new Digest(LedgerHash.ofIon(Recorded.ION.newInt(1)), digest.tip());

        refused(
                () -> new ProofVerifier(other, BlockRules.QLDB).block(ion(getBlock, "Block"), proof(getBlock)),
                "leads to the digest");
    }

    @Test
    void theProofThatMustFailFails() {
        IonStruct failing = Recorded.structs("proof-that-must-fail.json").getFirst();
        LedgerHash claimed = LedgerHash.ofBase64(text(failing, "RevisionHash"));
        LedgerHash ledger = LedgerHash.ofBase64(text(struct(failing, "LedgerDigest"), "Digest"));

        assertThat(Proof.of(ionText(failing, "Proof")).from(claimed)).isNotEqualTo(ledger);
    }

    private static IonStruct ion(IonStruct answer, String member) {
        return (IonStruct) ionText(answer, member);
    }

    private static Proof proof(IonStruct answer) {
        IonValue proof = ionText(answer, "Proof");
        return Proof.of(proof);
    }

    private static void refused(Runnable verification, String reason) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(verification::run)
                .withMessageContaining(reason);
    }
}
