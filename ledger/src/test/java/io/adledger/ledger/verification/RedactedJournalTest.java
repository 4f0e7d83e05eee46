package io.adledger.ledger.verification;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.Digest;
import io.adledger.verifier.JournalReport;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.ProofVerifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is redacted when, the journal verifies, and whatever was digested before still holds. */
class RedactedJournalTest {

    @Property(tries = 20)
    void theWholeJournalVerifiesWhateverIsRedactedWhen(@ForAll @Size(max = 25) List<@IntRange(max = 9) Integer> steps) {
        try (HonestLedger audited = HonestLedger.open()) {
            Ledger ledger = audited.ledger();
            long redacted = 0;
            for (int step : steps) {
                Digest before = audited.digest();

                redacted += carryOut(step, ledger);

                JournalReport report = new JournalVerifier(BlockRules.ADLEDGER)
                        .whole()
                        .expect(before)
                        .verify(audited.journal().iterator(), block -> {});
                assertThat(report.redacted()).isEqualTo(redacted);
                assertThat(report.awaitingErasure()).isEmpty();
                audited.consistency(
                                before.tip().sequenceNo(),
                                audited.digest().tip().sequenceNo())
                        .verify(before, audited.digest());
            }
            everyRevisionIsProven(audited);
        }
    }

    /** Returns how many revisions it redacted. */
    private static int carryOut(int step, Ledger ledger) {
        switch (step) {
            case 0, 1, 2 -> Committed.execute(ledger, "INSERT INTO Ads VALUE {'adId': ?}", ION.newInt(step));
            case 3, 4 -> Committed.execute(ledger, "UPDATE Ads SET adId = ?", ION.newInt(step));
            case 5 -> Committed.execute(ledger, "DELETE FROM Ads WHERE adId = 1");
            default -> {
                return redact(step, ledger);
            }
        }
        return 0;
    }

    private static int redact(int which, Ledger ledger) {
        List<IonValue> redactable = redactable(ledger);
        if (redactable.isEmpty()) {
            return 0;
        }
        IonStruct revision = (IonStruct) redactable.get(which % redactable.size());
        IonStruct table = (IonStruct) Committed.execute(ledger, "SELECT tableId FROM information_schema.user_tables")
                .getFirst();
        Committed.execute(
                ledger,
                "EXEC REDACT_REVISION ?, ?, ?",
                revision.get("blockAddress").clone(),
                ION.newString(((IonText) table.get("tableId")).stringValue()),
                ION.newString(((IonText) revision.get("id")).stringValue()));
        return 1;
    }

    /** The revisions with data that are not a document's current one. */
    private static List<IonValue> redactable(Ledger ledger) {
        Set<IonValue> current =
                new HashSet<>(Committed.execute(ledger, "SELECT VALUE c.hash FROM _ql_committed_Ads AS c"));
        return Committed.execute(
                        ledger,
                        "SELECT h.blockAddress, h.metadata.id, h.hash FROM history(Ads) AS h WHERE h.data IS NOT"
                                + " MISSING")
                .stream()
                .filter(revision -> !current.contains(((IonStruct) revision).get("hash")))
                .toList();
    }

    private static void everyRevisionIsProven(HonestLedger ledger) {
        Digest digest = ledger.digest();
        ProofVerifier verifier = new ProofVerifier(digest, BlockRules.ADLEDGER);
        for (long block = 0; block < digest.size(); block++) {
            verifier.block(
                    ledger.block(block), ledger.blockProof(block, digest.tip().sequenceNo()));
            for (String document : ledger.documents(block)) {
                verifier.revision(
                        ledger.revision(block, document),
                        ledger.revisionProof(block, document, digest.tip().sequenceNo()));
            }
        }
    }
}
