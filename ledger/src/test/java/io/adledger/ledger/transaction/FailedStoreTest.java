package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.storage.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger whose journal's disk is full, until it is opened again with space made. */
class FailedStoreTest {

    private final FillingStore store = new FillingStore();
    private Ledger ledger = open();
    private Client client = new Client(ledger);

    private Ledger open() {
        return Ledger.open("ads", LedgerSettings.defaults(), store, Views.inMemory());
    }

    @BeforeEach
    void anAdIsThere() {
        client.execute("CREATE TABLE Ads");
        client.execute("INSERT INTO Ads {'title': 'acknowledged'}");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aLedgerThatWorksHasNoFailure() {
        assertThat(ledger.failure()).isEmpty();
    }

    @Test
    void aCommitThatFindsTheDiskFullIsRefusedWithTheReason() {
        store.full = true;

        assertThatThrownBy(() -> client.execute("INSERT INTO Ads {'title': 'too much'}"))
                .isInstanceOf(LedgerFailedException.class)
                .hasMessageContaining("No space left on device");

        assertThat(ledger.failure()).get().isInstanceOf(JournalStoreException.class);
    }

    @Test
    void commitsAfterItAreRefusedEvenIfThereIsSpaceAgain() {
        fillUp();
        store.full = false;

        assertThatThrownBy(() -> client.execute("INSERT INTO Ads {'title': 'later'}"))
                .isInstanceOf(LedgerFailedException.class)
                .hasMessageContaining("until it is opened again");
    }

    @Test
    void whatWasAcknowledgedCanStillBeRead() {
        fillUp();

        assertThat(client.execute("SELECT * FROM Ads")).hasSize(1);
        assertThat(client.execute("SELECT * FROM history(Ads)")).hasSize(1);
        assertThat(ledger.proofs().digest().tip().sequenceNo()).isEqualTo(2);
    }

    @Test
    void openedAgainTheLedgerHasWhatWasAcknowledgedAndGoesOn() {
        fillUp();
        openAgainWithSpaceMade();

        assertThat(client.execute("SELECT * FROM Ads")).hasSize(1);
        client.execute("INSERT INTO Ads {'title': 'later'}");

        assertThat(client.execute("SELECT * FROM Ads")).hasSize(2);
        assertThat(ChainVerifier.verify(store)).isEqualTo(4);
    }

    @Test
    void aBlockThatWasWrittenBeforeTheStoreFailedIsThereOnceOpenedAgain() {
        store.writesBeforeItFails = true;
        fillUp();
        assertThat(client.execute("SELECT * FROM Ads")).hasSize(1);
        openAgainWithSpaceMade();

        assertThat(client.execute("SELECT * FROM Ads")).hasSize(2);
        assertThat(ChainVerifier.verify(store)).isEqualTo(4);
    }

    @Test
    void aCommitAfterTheLedgerWasClosedIsRefused() {
        try (Client.Open transaction = client.begin()) {
            transaction.execute("INSERT INTO Ads {'title': 'late'}");
            ledger.close();

            assertThatThrownBy(transaction::commit).isInstanceOf(TransactionClosedException.class);
        }
    }

    private void fillUp() {
        store.full = true;
        assertThatThrownBy(() -> client.execute("INSERT INTO Ads {'title': 'too much'}"))
                .isInstanceOf(LedgerFailedException.class);
    }

    private void openAgainWithSpaceMade() {
        ledger.close();
        store.full = false;
        ledger = open();
        client = new Client(ledger);
    }
}
