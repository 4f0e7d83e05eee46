package io.adledger.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.ledger.journal.NotInJournalException;
import io.adledger.verifier.BlockRules;
import io.adledger.verifier.JournalReport;
import io.adledger.verifier.JournalVerifier;
import io.adledger.verifier.ProofVerifier;
import io.adledger.verifier.VerificationException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JournalVerificationTest {

    @Test
    void theWholeJournalVerifiesAndHasTheLedgersDigest() {
        try (HonestLedger ledger = HonestLedger.open().publish(3).publish(1)) {
            JournalReport report = new JournalVerifier(BlockRules.ADLEDGER)
                    .whole()
                    .verify(ledger.journal().iterator(), block -> {});

            assertThat(report.digest()).contains(ledger.digest());
            assertThat(report.blocks()).isEqualTo(7);
            assertThat(report.revisions()).isEqualTo(3 + 3 + 1 + 4);
        }
    }

    @Property(tries = 10)
    void everyProofOfEveryBlockAndRevisionIsAccepted(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 5) Integer> transactions) {
        try (HonestLedger ledger = HonestLedger.open()) {
            transactions.forEach(ledger::publish);
            long tip = ledger.digest().tip().sequenceNo();
            for (long covered = 0; covered <= tip; covered++) {
                ProofVerifier verifier = new ProofVerifier(ledger.digest(covered), BlockRules.ADLEDGER);
                for (long block = 0; block <= covered; block++) {
                    verifier.block(ledger.block(block), ledger.blockProof(block, covered));
                    for (String document : ledger.documents(block)) {
                        verifier.revision(
                                ledger.revision(block, document), ledger.revisionProof(block, document, covered));
                    }
                }
            }
        }
    }

    @Property(tries = 10)
    void everyEarlierJournalIsShownToBeTheBeginningOfEveryLaterOne(@ForAll @IntRange(max = 20) int transactions) {
        try (HonestLedger ledger = HonestLedger.open()) {
            for (int i = 0; i < transactions; i++) {
                ledger.publish(1);
            }
            long tip = ledger.digest().tip().sequenceNo();
            for (long newer = 0; newer <= tip; newer++) {
                for (long older = 0; older <= newer; older++) {
                    ledger.consistency(older, newer).verify(ledger.digest(older), ledger.digest(newer));
                }
            }
        }
    }

    @Test
    void aConsistencyProofIsOfItsTwoDigestsOnly() {
        try (HonestLedger ledger = HonestLedger.open().publish(1).publish(1).publish(1)) {
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> ledger.consistency(3, 7).verify(ledger.digest(4), ledger.digest(7)));
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> ledger.consistency(3, 7).verify(ledger.digest(3), ledger.digest(6)));
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> ledger.consistency(3, 7).verify(ledger.digest(7), ledger.digest(3)));
            assertThatExceptionOfType(NotInJournalException.class).isThrownBy(() -> ledger.consistency(7, 3));
        }
    }
}
