package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.transaction.LedgerFailedException;
import org.junit.jupiter.api.Test;

class ErrorAnswerTest {

    @Test
    void aFailedLedgerSaysSoButNotWhereItsFilesAre() {
        ErrorAnswer answer = ErrorAnswer.to(new LedgerFailedException(
                "the ledger's store has failed: /var/ledger/000012.log: No space left on device", new Exception()));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).isEqualTo("InternalFailure");
        assertThat(answer.message()).contains("commits nothing").doesNotContain("/var");
    }

    @Test
    void ofAnUnforeseenFaultNothingIsShown() {
        ErrorAnswer answer = ErrorAnswer.to(new IllegalStateException("a secret"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).doesNotContain("secret");
    }
}
