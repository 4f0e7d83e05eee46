package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.storage.Views;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
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

    /** A journal on a disk that can be filled, and stays when it is closed. */
    private static final class FillingStore implements JournalStore {

        private final JournalStore disk = new InMemoryJournalStore();
        private boolean full;
        private boolean writesBeforeItFails;

        @Override
        public void append(long expectedSequenceNo, List<Block> blocks) {
            if (full && writesBeforeItFails) {
                disk.append(expectedSequenceNo, blocks);
            }
            if (full) {
                throw new JournalStoreException("cannot append block " + expectedSequenceNo
                        + ": While appending to file: No space left on device");
            }
            disk.append(expectedSequenceNo, blocks);
        }

        @Override
        public Optional<JournalTip> tip() {
            return disk.tip();
        }

        @Override
        public Stream<Block> read(long fromSequenceNo) {
            return disk.read(fromSequenceNo);
        }

        @Override
        public void redact(long sequenceNo, String documentId) {
            disk.redact(sequenceNo, documentId);
        }

        @Override
        public void erase(SortedSet<Long> sequenceNos) {
            disk.erase(sequenceNos);
        }

        @Override
        public void close() {}
    }
}
