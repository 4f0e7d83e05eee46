package io.adledger.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.Digest;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.Proof;
import io.adledger.verifier.ProofVerifier;
import io.adledger.verifier.VerificationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a ledger might try on an auditor who has kept a digest. */
class ForgingLedgerTest {

    private static final long BLOCK = 3;

    private final InMemoryJournalStore store = new InMemoryJournalStore();
    private final HonestLedger ledger = HonestLedger.of(
                    Ledger.open("ads", LedgerSettings.defaults(), store, Views.inMemory()))
            .publish(4)
            .publish(2);
    private final Digest kept = ledger.digest();
    private final String document = ledger.documents(BLOCK).getFirst();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aSecondHistoryIsRefusedHoweverItIsShown() {
        try (HonestLedger other = rewritten(BLOCK)) {
            long tip = other.digest().tip().sequenceNo();
            assertThat(other.digest().tip().strandId()).isEqualTo(kept.tip().strandId());

            refusedAt(kept.tip().sequenceNo(), "has the digest", () -> whole(other.journal(), kept));
            refused(
                    "leads to the digest",
                    () -> proven(
                            other.block(BLOCK + 1),
                            other.blockProof(BLOCK + 1, kept.tip().sequenceNo())));
            refused("make the older digest", () -> other.consistency(kept.tip().sequenceNo(), tip)
                    .verify(kept, other.digest()));
            refused("make the newer digest", () -> ledger.consistency(
                            BLOCK, kept.tip().sequenceNo())
                    .verify(
                            ledger.digest(BLOCK),
                            new Digest(other.digest(kept.tip().sequenceNo()).hash(), kept.tip())));
        }
    }

    /** A ledger that has the same beginning, another block after it, and more blocks than this one. */
    private HonestLedger rewritten(long from) {
        InMemoryJournalStore copy = new InMemoryJournalStore();
        copy.append(0, store.read(0).limit(from).toList());
        Ledger other = Ledger.open("ads", LedgerSettings.defaults(), copy, Views.inMemory());
        Committed.execute(other, "INSERT INTO Ads VALUE {'adId': 'another'}");
        Committed.execute(other, "CREATE TABLE More");
        return HonestLedger.ofAny(other).publish(4).publish(4).publish(4);
    }

    @Test
    void aProofThatSkipsIsRefused() {
        Proof whole = ledger.blockProof(BLOCK, kept.tip().sequenceNo());
        for (int i = 0; i < whole.hashes().size(); i++) {
            List<LedgerHash> hashes = new ArrayList<>(whole.hashes());
            hashes.remove(i);
            refused("length of a path", () -> proven(ledger.block(BLOCK), new Proof(hashes)));
        }
        Proof revision = ledger.revisionProof(BLOCK, document, kept.tip().sequenceNo());
        refused("leads to the digest", () -> verifier()
                .revision(
                        ledger.revision(BLOCK, document),
                        new Proof(revision.hashes().subList(1, revision.hashes().size()))));
    }

    /** Any node of the tree is the join of two hashes, as a block's hash is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInnerNodeOfTheTreeDoesNotPassForAnEmptyBlock(boolean fullLength) {
        Proof proof = ledger.blockProof(0, kept.tip().sequenceNo());
        IonStruct block = ledger.block(1);
        LedgerHash left = LedgerHash.of(ledger.block(0).get("blockHash"));
        LedgerHash right = proof.hashes().getFirst();
        block.remove("transactionInfo");
        block.put("revisions", block.getSystem().newEmptyList());
        block.put("entriesHash", blob(block, left));
        block.put("entriesHashList", block.getSystem().newList(blob(block, left)));
        block.put("previousBlockHash", blob(block, right));
        block.put("blockHash", blob(block, left.dot(right)));
        List<LedgerHash> rest = proof.hashes().subList(1, proof.hashes().size());
        assertThat(new Proof(rest).from(left.dot(right))).isEqualTo(kept.hash());

        refused("hash of the block's address", () -> proven(block, new Proof(fullLength ? proof.hashes() : rest)));
        refused(fullLength ? "leads to the digest" : "length of a path", () -> new ProofVerifier(kept, BlockRules.QLDB)
                .block(block, new Proof(fullLength ? proof.hashes() : rest)));
    }

    private static IonValue blob(IonStruct block, LedgerHash hash) {
        return block.getSystem().singleValue("{{" + hash + "}}");
    }

    @Test
    void aProofForTheDigestOfAnotherTipIsRefused() {
        long tip = kept.tip().sequenceNo();
        refused("leads to the digest", () -> verifier()
                .revision(ledger.revision(BLOCK, document), ledger.revisionProof(BLOCK, document, tip - 1)));
        refused("covers block", () -> new ProofVerifier(ledger.digest(BLOCK - 1), BlockRules.ADLEDGER)
                .block(ledger.block(BLOCK), ledger.blockProof(BLOCK, tip)));
        Digest relabelled = new Digest(ledger.digest(tip - 1).hash(), kept.tip());
        refused("leads to the digest", () -> new ProofVerifier(relabelled, BlockRules.ADLEDGER)
                .block(ledger.block(BLOCK), ledger.blockProof(BLOCK, tip)));
    }

    @Test
    void aTruncatedJournalIsRefused() {
        List<IonStruct> journal = ledger.journal();

        refusedAt(journal.size() - 1, "ends before", () -> whole(journal.subList(0, journal.size() - 1), kept));
        refusedAt(0, "stands here, and not", () -> whole(journal.subList(1, journal.size()), kept));
        List<IonStruct> withAHole = new ArrayList<>(journal);
        withAHole.remove(4);
        refusedAt(4, "stands here, and not", () -> whole(withAHole, kept));
    }

    @Test
    void blocksInAnotherOrderAreRefused() {
        List<IonStruct> journal = new ArrayList<>(ledger.journal());
        Collections.swap(journal, 3, 4);

        refusedAt(3, "stands here, and not", () -> whole(journal, kept));
    }

    @Test
    void blocksThatHaveChangedPlacesAddressesAndAllAreRefused() {
        List<IonStruct> journal = new ArrayList<>(ledger.journal());
        Collections.swap(journal, 3, 4);
        for (int i = 3; i <= 4; i++) {
            ((IonStruct) journal.get(i).get("blockAddress")).put("sequenceNo").newInt(i);
            for (IonValue revision : (IonList) journal.get(i).get("revisions")) {
                ((IonStruct) ((IonStruct) revision).get("blockAddress"))
                        .put("sequenceNo")
                        .newInt(i);
            }
        }

        refusedAt(3, "hash of the block's address", () -> whole(journal, kept));
        refusedAt(3, "previousBlockHash is the hash of the block before", () -> new JournalVerifier(BlockRules.QLDB)
                .whole()
                .verify(journal.iterator(), block -> {}));
    }

    @Test
    void swappedRevisionsAreRefused() {
        IonStruct block = ledger.block(BLOCK);
        IonList revisions = (IonList) block.get("revisions");
        IonStruct first = (IonStruct) revisions.get(0);
        IonStruct third = (IonStruct) revisions.get(2);
        IonValue metadata = first.remove("metadata");
        first.put("metadata", third.remove("metadata"));
        third.put("metadata", metadata);
        refused("hash of its metadata and data", () -> proven(block, proof()));

        IonStruct reordered = ledger.block(BLOCK);
        IonList list = (IonList) reordered.get("revisions");
        list.add(list.remove(1));
        refused("root of the revisions' hashes", () -> proven(reordered, proof()));

        refused("leads to the digest", () -> verifier()
                .revision(
                        ledger.revision(BLOCK, document),
                        ledger.revisionProof(
                                BLOCK,
                                ledger.documents(BLOCK).getLast(),
                                kept.tip().sequenceNo())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{id: \"0000000000000000000000\"}",
                "{version: 7}",
                "{txTime: 2001-01-01T00:00:00.000Z}",
                "{txId: \"x\"}"
            })
    void changedMetadataIsRefused(String change) {
        IonStruct revision = ledger.revision(BLOCK, document);
        IonStruct metadata = (IonStruct) revision.get("metadata");
        for (IonValue field : (IonStruct) revision.getSystem().singleValue(change)) {
            metadata.put(field.getFieldName(), field.clone());
        }

        refused("hash of its metadata and data", () -> verifier()
                .revision(
                        revision,
                        ledger.revisionProof(BLOCK, document, kept.tip().sequenceNo())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blockTimestamp",
                "transactionId",
                "transactionInfo",
                "entriesHashList",
                "previousBlockHash",
                "revisions"
            })
    void aBlockWithAPieceOfAnotherIsRefused(String field) {
        IonStruct block = ledger.block(BLOCK);
        block.put(field, ledger.block(BLOCK + 2).get(field).clone());

        refused("", () -> proven(block, proof()));
    }

    @Test
    void dataThatIsWithheldIsRefused() {
        List<IonStruct> journal = ledger.journal();
        IonStruct revision = (IonStruct) ((IonList) journal.get((int) BLOCK).get("revisions")).getFirst();
        IonValue data = revision.remove("data");
        refusedAt(BLOCK, "hash of its metadata and data", () -> whole(journal, kept));

        revision.put("dataHash", blob(revision, LedgerHash.ofIon(data)));
        refusedAt(BLOCK, "no later block says that it was redacted", () -> whole(journal, kept));
    }

    @Test
    void aRevisionThatIsLeftOutOrHiddenBehindItsHashIsRefused() {
        IonStruct hidden = ledger.block(BLOCK);
        IonStruct revision = (IonStruct) ((IonList) hidden.get("revisions")).getFirst();
        revision.remove("blockAddress");
        revision.remove("data");
        revision.remove("metadata");
        refused("which was changed", () -> proven(hidden, proof()));

        IonStruct without = ledger.block(BLOCK);
        without.remove("revisions");
        refused("which was changed", () -> proven(without, proof()));

        IonStruct shorter = ledger.block(BLOCK);
        ((IonList) shorter.get("revisions")).removeFirst();
        refused("which was changed", () -> proven(shorter, proof()));
    }

    @Test
    void fieldsThatNoHashCoversAreRefused() {
        IonStruct block = ledger.block(BLOCK);
        block.put("remark").newInt(1);

        refused("known fields only", () -> proven(block, proof()));
    }

    private Proof proof() {
        return ledger.blockProof(BLOCK, kept.tip().sequenceNo());
    }

    private ProofVerifier verifier() {
        return new ProofVerifier(kept, BlockRules.ADLEDGER);
    }

    private void proven(IonStruct block, Proof proof) {
        verifier().block(block, proof);
    }

    private static void whole(List<IonStruct> journal, Digest digest) {
        new JournalVerifier(BlockRules.ADLEDGER).whole().expect(digest).verify(journal.iterator(), block -> {});
    }

    private static void refused(String reason, Runnable verification) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(verification::run)
                .withMessageContaining(reason);
    }

    private static void refusedAt(long block, String reason, Runnable verification) {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(verification::run)
                .withMessageContaining(reason)
                .satisfies(refusal -> assertThat(refusal.sequenceNo()).hasValue(block));
    }
}
